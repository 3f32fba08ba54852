"""The roof: settings, addresses, search, the API, the wiring between domains and the commands."""
