"""Put executed quarters into the book: only what changed, whole, and never unseen."""
