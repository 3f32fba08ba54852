"""The procedures of the teaching qualification; every file here is one, and is found by being here."""
