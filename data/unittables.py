"""The table of the village's own units, for a migration: what a sack or a mu is in kilograms, hectares or head."""

UNITS = """
CREATE TABLE units (
    product TEXT NOT NULL DEFAULT '',
    unit TEXT NOT NULL CHECK (trim(unit) <> ''),
    base TEXT NOT NULL CHECK (base IN ('kg', 'ha', 'head')),
    factor TEXT NOT NULL CHECK (CAST(factor AS REAL) > 0),
    PRIMARY KEY (product, unit)
) STRICT;
"""
