"""The pages of the qualification, one file per kind of reader."""
