"""The commands of `leerlijn`."""
