"""Reading dossiers: what is in them, what was sealed, and how the evidence covers the criteria."""
