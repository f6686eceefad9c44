"""Stage 5: claims held against each other: series, one quotation in several wordings, findings."""
