"""What every domain stands on. A room may use the rooms below it, never those above."""
