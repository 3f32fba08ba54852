"""Competences and criteria as versioned data in two languages."""
