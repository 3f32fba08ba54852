"""A dossier in any procedure: evidence with claims, the seal, the desk of those who judge."""
