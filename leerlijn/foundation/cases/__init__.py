"""Cases and the one engine that moves them."""
