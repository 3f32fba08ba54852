"""The pages of this room: signing in and the account, mandates, units and offices, people."""
