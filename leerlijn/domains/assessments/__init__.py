"""The assessment centre: who is fit to stand before a class, and what they still need."""
