"""Mentions of what happened become events, each with its day, and findings about them."""
