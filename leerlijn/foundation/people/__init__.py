"""People, units, bodies, appointments, memberships and mandates, each with dates."""
