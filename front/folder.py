"""The folder that this process serves: one record book a village, and what belongs to none."""

import os
from pathlib import Path

FOLDER = "LAUREL_VILLAGES"
DEFAULT = "villages"


def folder() -> Path:
    """The folder that is served: what LAUREL_VILLAGES names, else `villages` where the process was started."""
    return Path(os.environ.get(FOLDER, DEFAULT))
