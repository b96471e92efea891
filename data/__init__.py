"""The record book: one SQLite file a village, its import, export and disclosure."""
