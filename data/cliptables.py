"""The tables of sound clips, for a migration: what each is about, and apart from it the sound, whose digest it has."""

CLIPS = """
CREATE TABLE clips (
    id INTEGER PRIMARY KEY,
    about TEXT NOT NULL CHECK (trim(about) <> ''),
    language TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('audio/mpeg', 'audio/ogg', 'audio/mp4', 'audio/wav')),
    size INTEGER NOT NULL CHECK (size > 0),
    digest TEXT NOT NULL CHECK (length(digest) = 64),
    added_on TEXT NOT NULL CHECK (added_on IS date(added_on)),
    UNIQUE (about, language)
) STRICT;
CREATE TABLE clip_sounds (
    clip INTEGER PRIMARY KEY REFERENCES clips(id) ON DELETE CASCADE,
    sound BLOB NOT NULL
) STRICT;
"""
