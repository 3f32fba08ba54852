"""Reading assessments, for the guards and for the pages."""
