"""What must be so before members and lead partners change, and before a theme group goes on."""
