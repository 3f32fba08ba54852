"""What comes in from outside: budgets as they were published elsewhere."""
