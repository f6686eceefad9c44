"""Stage 2: clean, repair, cut into sentences, parse."""
