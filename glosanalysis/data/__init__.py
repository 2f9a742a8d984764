"""Read the tables, prove them well formed, and let a quarter see what it may know."""
