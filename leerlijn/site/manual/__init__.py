"""The manual, made from the running product: one file here for each kind of page."""
