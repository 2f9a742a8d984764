"""Prove what is published, and write it down for a person to sign."""
