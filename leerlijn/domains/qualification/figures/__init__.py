"""Numbers about the qualification; each carries the definition that it was counted by."""
