"""Figures held against each other: series, numbers that agree or not, totals and their parts."""
