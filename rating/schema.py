"""The JSON Schema of a rubric, from which editors complete it and underline what is wrong as it is typed.

`python -m rating.schema > docs/rubric.schema.json` writes it. It knows keys, types and closed lists; what depends on
two keys at once, on the scope or on the charter is known to `rating.loading.load_rubric` only.
"""

import json
import sys
from typing import Any

from rating.charter import TOPICS
from rating.rubric import Rubric

DIALECT = "https://json-schema.org/draft/2020-12/schema"
# YAML makes a number of `version: 1`; a rubric takes it as text.
NUMBER_OR_TEXT = ("title", "version", "purpose")


def rubric_schema() -> dict[str, Any]:
    """The schema (JSON Schema 2020-12) as plain data, in the order of the rubric's own keys."""
    schema = Rubric.model_json_schema(by_alias=True)
    for key in NUMBER_OR_TEXT:
        schema["properties"][key]["type"] = ["string", "number"]
    schema["$defs"]["Indicator"]["properties"]["topic"]["anyOf"][0]["enum"] = list(TOPICS)
    return {"$schema": DIALECT, **_without_titles(schema), "title": "A rubric of Laurel"}


def schema_text() -> str:
    """The schema as it stands in `docs/rubric.schema.json`."""
    return json.dumps(rubric_schema(), indent=2, ensure_ascii=False) + "\n"


def _without_titles(node: Any) -> Any:
    """The same without the titles that repeat each key in capitals."""
    if isinstance(node, list):
        return [_without_titles(inner) for inner in node]
    if not isinstance(node, dict):
        return node
    kept = {key: inner for key, inner in node.items() if not (key == "title" and isinstance(inner, str))}
    return {key: _without_titles(inner) for key, inner in kept.items()}


if __name__ == "__main__":
    sys.stdout.write(schema_text())
