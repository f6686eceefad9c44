"""Stage 1: a file, a folder, a feed or an archive becomes documents."""
