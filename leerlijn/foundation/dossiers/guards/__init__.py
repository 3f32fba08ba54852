"""What must be so before a dossier is handed in, judged and decided; and who may read what of it."""
