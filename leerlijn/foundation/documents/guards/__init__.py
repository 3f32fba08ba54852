"""What a file must be before it may come in. The door is `contents.check`."""
