"""Erasing somebody: what goes, what stays by law, and what holds it up, by the map of the data."""
