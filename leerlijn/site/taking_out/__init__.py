"""Everything about whoever asks, as the pages show it to them, in a ZIP that is read without us."""
