"""A backup: database and files of one moment in one open file; docs/backup.md says what stands in it."""
