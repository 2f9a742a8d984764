"""The folders of a checkout, and how they are written to: whole, by one command at a time."""
