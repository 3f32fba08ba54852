"""The pages of the quality agreements, one file per kind of reader."""
