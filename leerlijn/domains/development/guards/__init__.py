"""What must be true now before a step of Pro-U may be taken."""
