"""The quality agreements: plans over six themes, councils, and every euro traceable."""
