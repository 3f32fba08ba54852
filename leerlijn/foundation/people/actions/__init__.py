"""Everything that changes people, units, what somebody is there, and how they sign in."""
