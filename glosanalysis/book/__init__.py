"""Build the static site, look after it while one works, and the extension of Sphinx it needs."""
