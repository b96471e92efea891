"""How Streamlit is set, however it is started and from any folder: nothing leaves the machine, no error is shown."""

from typing import Any

ADDRESS = "127.0.0.1"
EVERY_ADDRESS = "0.0.0.0"  # noqa: S104 (asked for with --share)
# .streamlit/config.toml says the same, for `streamlit run app.py` in a clone; a test compares the two.
SETTINGS: dict[str, Any] = {
    "browser.gatherUsageStats": False,
    "client.disableDataExport": True,
    "client.showErrorDetails": "none",
    "client.showErrorLinks": False,
    "client.toolbarMode": "minimal",
    # Else an error in a page is drawn on the terminal past every logger.
    "logger.enableRich": False,
    # A full collection after every run took half of the time of twenty people who enter; Python collects by itself.
    "runner.postScriptGC": False,
    "server.address": ADDRESS,
    # A way in for programs, past the pages: it stays shut.
    "server.enableAgentApi": False,
    "server.enableCORS": True,
    "server.enableXsrfProtection": True,
    "server.headless": True,
    "server.maxUploadSize": 20,
    "server.showEmailPrompt": False,
    "theme.base": "light",
    "theme.primaryColor": "#1f5c3a",
    "theme.backgroundColor": "#ffffff",
    "theme.secondaryBackgroundColor": "#f1f6f2",
    "theme.textColor": "#0a140e",
    "theme.linkColor": "#1f5c3a",
    "theme.borderColor": "#c3d3c8",
    "theme.baseRadius": "medium",
    "theme.baseFontSize": 17,
    "theme.headingFontSizes": ["2.25rem", "1.5rem", "1.25rem"],
    "theme.headingFontWeights": [700, 600, 600],
    "theme.paddingTop": "2rem",
}
# Nobody edits the pages of a server that serves a village.
SERVED: dict[str, Any] = {**SETTINGS, "server.fileWatcherType": "none"}
