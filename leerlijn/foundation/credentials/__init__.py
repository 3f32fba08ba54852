"""Certificates: register, document, and verification by anybody."""
