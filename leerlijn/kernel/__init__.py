"""Plain Python, no Django: the rules of procedure, permission, time and proof."""
