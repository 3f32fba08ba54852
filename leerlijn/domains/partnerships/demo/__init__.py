"""The partnerships of the demonstration: those of the brochure, with theme groups."""
