"""Noaber University: a fictive institution with its units, the people of its story, and their offices."""
