"""Figures about the quality agreements; each carries the definition that it was counted by."""
