"""The life of a partnership, and that of a theme group."""
