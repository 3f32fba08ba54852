"""Writing in a dossier, sealing it, and judging it."""
