"""What must be so before the steps of an assessment are taken, and who may read what of it."""
