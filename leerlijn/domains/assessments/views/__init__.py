"""The pages of the assessment centre."""
