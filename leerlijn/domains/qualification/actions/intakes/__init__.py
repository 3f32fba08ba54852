"""What is written in an intake, and what its steps do."""
