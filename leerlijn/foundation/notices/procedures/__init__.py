"""The procedures about messages; every file here is one, and is found by being here."""
