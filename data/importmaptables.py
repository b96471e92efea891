"""The table of import maps, for a migration: which column of a form of the village's own is what."""

IMPORT_MAPS = """
CREATE TABLE import_maps (
    name TEXT PRIMARY KEY CHECK (trim(name) <> ''),
    text TEXT NOT NULL CHECK (trim(text) <> '')
) STRICT;
"""
