"""Municipalities like with like, and a plan year by year."""
