"""Writing down partnerships, their members and leads, and what theme groups do."""
