"""What changed, when, and what of it the public reads."""
