"""Pro-U: school teachers find, follow and prove professional development."""
