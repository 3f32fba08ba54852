"""The public page and the quick guide of the UTQ, both written from the rules in force (utq.md 7, F7)."""
