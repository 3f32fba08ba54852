"""The procedures that belong to no domain; every file here is one, and is found by being here."""
