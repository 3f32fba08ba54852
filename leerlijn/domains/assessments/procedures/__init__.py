"""The procedures of the assessment centre."""
