"""What changes meetings: planning them, their seats, who was there, and what came of it."""
