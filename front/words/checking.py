"""What `laurel check` says about a rubric that is fine."""

FINE = "{file}: fine. {title}, version {version}"
PURPOSE = "  {purpose}"
COUNTS = "  What counts, as a share of the whole score:"
PART = "  {share:>7}  {indent}{name}"
ASKED = "{name}: {ask}"
LEVELS = "  Levels: {levels}"
LEVEL = "{name} from {threshold}"
NO_LEVELS = "  No levels."
SCOPES = {
    "village": "  Scope village: a village’s record book accepts this rubric.",
    "index": "  Scope index: an index of any kind. A village’s record book accepts rubrics of scope village only.",
}
OWN = "  The village’s own, not in the catalogue: {names}. They score nothing until a meeting’s decision is recorded."
HASH = "  Hash: {whole} (of what the rating reads: {rating})"
