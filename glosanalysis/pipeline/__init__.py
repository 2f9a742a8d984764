"""From templates to a book: run them, keep what is good, write the contents, build the site."""
