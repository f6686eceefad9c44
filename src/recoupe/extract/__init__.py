"""Stage 3: what one article says, a module a phenomenon. Extractors do not know each other."""
