"""Partnerships of schools and institutes that train teachers together."""
