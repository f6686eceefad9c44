"""Stage 6: the story arranged for a reader."""
