"""The pages of Pro-U."""
