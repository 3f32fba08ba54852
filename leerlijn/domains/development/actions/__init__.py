"""What changes Pro-U: offering, planning, enrolling, proving hours, proposing and signing."""
