"""Files for the demonstration world: small, real, made here, the same for the same seed."""
