"""Alembic's folder: env.py is run by Alembic, versions/ holds a file a change of the tables.

A revision is numbered ("0002"), goes forward only, uses ``op`` and no table of schema.py (which moves on),
and is added to ``schema.REVISIONS``. Stores written by each released version stay in tests/store as fixtures.
"""
