"""The tables of posters that hang, for a migration: which were made, until when, and whom each of them names."""

POSTERS = """
CREATE TABLE posters (
    id INTEGER PRIMARY KEY,
    period INTEGER NOT NULL REFERENCES periods(id),
    language TEXT NOT NULL CHECK (trim(language) <> ''),
    revision INTEGER NOT NULL CHECK (revision > 0),
    head TEXT NOT NULL CHECK (length(head) = 64),
    named INTEGER NOT NULL CHECK (named >= 0),
    made_on TEXT NOT NULL CHECK (made_on IS date(made_on)),
    change_by TEXT NOT NULL CHECK (change_by IS date(change_by) AND change_by > made_on),
    taken_down_on TEXT CHECK (taken_down_on IS date(taken_down_on))
) STRICT;
CREATE TABLE poster_names (
    poster INTEGER NOT NULL REFERENCES posters(id) ON DELETE CASCADE,
    household INTEGER NOT NULL REFERENCES households(id) ON DELETE CASCADE,
    label TEXT NOT NULL,
    PRIMARY KEY (poster, household, label)
) STRICT;
"""
