"""Stage 4: all the articles together: who is who, when each was published, who copies whom."""
