"""The second face of the product: the same actions as JSON."""
