"""The tables of notices, for a migration: what a village tells everybody until a day, in several languages."""

LONGEST = {"title": 120, "text": 2000, "how": 600, "programme": 120}


def _fits(column: str, *, empty: bool) -> str:
    shortest = 0 if empty else 1
    return f"length(trim({column})) BETWEEN {shortest} AND {LONGEST[column]}"


# `mark` tells a notice from those of any other village, in feeds.
NOTICES = f"""
CREATE TABLE notices (
    id INTEGER PRIMARY KEY,
    mark TEXT NOT NULL UNIQUE CHECK (length(mark) = 36),
    until TEXT NOT NULL CHECK (until IS date(until)),
    changed_at TEXT NOT NULL CHECK (changed_at IS strftime('%Y-%m-%dT%H:%M:%SZ', changed_at))
) STRICT;
CREATE TABLE notice_texts (
    notice INTEGER NOT NULL REFERENCES notices(id) ON DELETE CASCADE,
    language TEXT NOT NULL CHECK (language GLOB '[a-z][a-z]*' AND length(language) <= 16),
    title TEXT NOT NULL CHECK ({_fits("title", empty=False)}),
    text TEXT NOT NULL CHECK ({_fits("text", empty=False)}),
    how TEXT NOT NULL DEFAULT '' CHECK ({_fits("how", empty=True)}),
    programme TEXT NOT NULL DEFAULT '' CHECK ({_fits("programme", empty=True)}),
    PRIMARY KEY (notice, language)
) STRICT;
"""
