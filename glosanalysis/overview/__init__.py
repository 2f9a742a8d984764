"""Across the themes: what matters most in a quarter, and what each figure was in the others."""
