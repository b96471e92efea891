"""docs/benchmarks.md by sections: each benchmark renews its own, and leaves the others as they were measured."""

import os
import platform
import re
from datetime import UTC, datetime
from pathlib import Path

PAGE = Path("docs/benchmarks.md")
TITLE = "# How fast it is\n\n"
AFTER_ALL = "## Who does what\n"


def renew(section: str, page: Path = PAGE) -> None:
    """Write a section into the page, which is begun where there is none."""
    text = page.read_text(encoding="utf-8") if page.exists() else TITLE
    page.write_text(renewed(text, section), encoding="utf-8")


def renewed(page: str, section: str) -> str:
    """The page with the section in the place of the one that has its heading, or else behind the last that measures.

    >>> renewed("# Fast\\n\\n## One\\n\\n1 s\\n\\n## Two\\n\\n2 s\\n", "## One\\n\\n3 s\\n")
    '# Fast\\n\\n## One\\n\\n3 s\\n\\n## Two\\n\\n2 s\\n'
    """
    parts = re.split(r"^(?=## )", page, flags=re.MULTILINE)
    found = [at for at, part in enumerate(parts) if heading(part) == heading(section)]
    end = next((at for at, part in enumerate(parts) if part.startswith(AFTER_ALL)), len(parts))
    at, following = (found[0], found[0] + 1) if found else (end, end)
    return "\n\n".join(part.strip() for part in (*parts[:at], section, *parts[following:])) + "\n"


def heading(section: str) -> str:
    """Its first line."""
    return section.partition("\n")[0].strip()


def begun() -> str:
    """For a section's first lines, asked before anything is measured: the day, the machine and how busy it was."""
    busy = f"{os.getloadavg()[0]:.1f} other processes were busy when it began."
    return f"{datetime.now(UTC):%Y-%m-%d}: {machine()}; {busy}"


def machine() -> str:
    """Processor, cores, memory, system and Python of this machine."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    python = f"Python {platform.python_version()}"
    return (
        f"{_processor()}, {os.cpu_count()} cores, {memory:.0f} GB, {platform.system()} {platform.machine()}, {python}"
    )


def _processor() -> str:
    known = Path("/proc/cpuinfo")
    lines = known.read_text(encoding="utf-8").splitlines() if known.exists() else []
    names = [line.partition(": ")[2] for line in lines if line.startswith("model name")]
    return names[0] if names else platform.processor() or "unknown processor"
