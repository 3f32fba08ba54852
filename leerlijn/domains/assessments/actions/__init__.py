"""What the steps of an assessment do besides moving it."""
