"""Independent judgement: two judges, blind to each other until both are in."""
