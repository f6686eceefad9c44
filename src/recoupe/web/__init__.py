"""The web application: the pages of a dossier, each at its own address, and the work on them."""
