"""Leerlijn: the platform on which a university runs the quality of its teaching."""
