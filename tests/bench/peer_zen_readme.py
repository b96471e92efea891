"""The job with zen-engine as its README shows it: a decision made from JSON text, and asked for each household."""

import json
from pathlib import Path

import zen

from tests.bench.peer_zen import model, rate_by


def run(folder: Path, target: Path) -> None:
    """Rate the villages in `folder` and write the ranked rows to `target`."""
    decision = zen.ZenEngine().create_decision(json.dumps(model()))
    rate_by(lambda context: decision.evaluate(context)["result"], folder, target)
