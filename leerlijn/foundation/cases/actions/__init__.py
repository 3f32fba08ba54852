"""What changes a case: opening it, taking a step, what time brings, and what an institution sets."""
