"""The teaching qualification (UTQ, Dutch: BKO)."""
