"""The procedures of the quality agreements; each file reads as the passage that it implements."""
