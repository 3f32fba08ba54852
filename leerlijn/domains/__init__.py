"""The domains: strangers to each other."""
