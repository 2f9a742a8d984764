"""Case records: from a council's own extracts to a quarter's counts, and to returns."""
