"""What is read of the quality agreements."""
