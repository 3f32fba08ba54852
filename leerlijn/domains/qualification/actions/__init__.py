"""What changes something in a qualification: evidence, seal, panel, verdict, certificate, register."""
