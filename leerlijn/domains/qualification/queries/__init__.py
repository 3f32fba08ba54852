"""Reading the qualification: dossiers, duties, register."""
