"""Stage 7: the dossier in a format."""
