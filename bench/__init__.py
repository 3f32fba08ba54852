"""Measurements: never part of the tests, because time is not a fact about code."""
