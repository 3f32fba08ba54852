"""The pages of a dossier that every procedure with one has; a domain hangs them under its own addresses."""
