"""How dates are written in Turkish."""
