"""Where a story is kept."""
