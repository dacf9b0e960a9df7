"""How dates are written in each language, beside what Django knows."""
