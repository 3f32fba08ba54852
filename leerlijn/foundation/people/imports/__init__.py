"""What comes from elsewhere: the staff as HR delivers it."""
