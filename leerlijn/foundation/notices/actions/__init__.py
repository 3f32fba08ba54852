"""Telling people, reminding them, and what becomes of their mail."""
