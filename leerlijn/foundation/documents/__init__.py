"""Files: content-addressed, checked on the way in, harmless on the way out."""
