"""The server of `tests.bench.entering`: `python -m tests.bench.entering_server SETTINGS FOLDER`; prints its port."""

import os
import sys

from front import servers
from front.settings import SERVED
from front.sharing import free_port
from front.villages import FOLDER


def main() -> None:
    """Serve until stopped, with Laurel's settings, or stock: without those about Streamlit's garbage collection."""
    settings, os.environ[FOLDER] = sys.argv[1:]
    if settings == "stock":
        servers._settle = lambda: None
        # Said aloud, since a clone's .streamlit/config.toml says otherwise.
        SERVED["runner.postScriptGC"] = True
    port = free_port()
    print(f"port {port}", flush=True)
    servers.serve(port)


if __name__ == "__main__":
    main()
