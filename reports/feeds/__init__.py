"""What readers follow: Atom of a municipality, a plan and an objective, and a plan's chain."""
