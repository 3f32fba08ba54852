"""Messages made from journal entries: inbox and mail."""
