"""Where the reading of articles runs."""
