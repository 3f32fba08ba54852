"""Reading cases: who sees which, one case for its page, what waits for whom, what an institution chose."""
