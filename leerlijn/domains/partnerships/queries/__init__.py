"""Reading partnerships as they are on a day."""
