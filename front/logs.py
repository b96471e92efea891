"""What the server writes about itself: a line of JSON for each event, without what anybody said or is called.

The message of an error may quote an entry or a name, so of an error only its kind is written and where it came about.
"""

import json
import logging
import sys
import traceback
from datetime import UTC, datetime
from pathlib import Path

from streamlit import logger as streamlit_logger


class JsonLines(logging.Formatter):
    """An event as one line: time, level, logger, event (the message before its values are filled in), error, at."""

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        at = datetime.fromtimestamp(record.created, UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
        told: dict[str, object] = {
            "time": at,
            "level": record.levelname,
            "logger": record.name,
            "event": _event(record),
        }
        if record.exc_info and record.exc_info[0] is not None:
            told |= {"error": record.exc_info[0].__name__, "at": _places(record)}
        return json.dumps(told, ensure_ascii=False)


def write_json_lines() -> None:
    """From now on everything that is logged goes to the error stream in lines of JSON, Streamlit's own as well."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines())
    logging.basicConfig(handlers=[handler], level=logging.INFO, force=True)

    def ours(logger: logging.Logger) -> None:
        logger.handlers = [handler]

    # Each of Streamlit's loggers gets a handler of its own by this function, whenever it is first asked for.
    streamlit_logger.setup_formatter = ours
    streamlit_logger.update_formatter()


def _event(record: logging.LogRecord) -> str:
    return str(record.msg) if record.args else str(record.msg).partition("\n")[0]


def _places(record: logging.LogRecord) -> list[str]:
    frames = traceback.extract_tb(record.exc_info[2]) if record.exc_info else []
    return [f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]
