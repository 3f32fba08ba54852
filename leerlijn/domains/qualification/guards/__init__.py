"""What must be so in a qualification, each with its reason."""
