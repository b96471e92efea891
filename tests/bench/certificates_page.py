"""The part of docs/benchmarks.md about certificates for a ceremony."""

from tests.bench.measure import run_module
from tests.bench.sections import begun

SECTION = """\
## Certificates for a ceremony

{begun}

{count:,} certificates with a signed proof on each, as `laurel certificates` writes them
(`tests/bench/certificates.py`): {seconds:.1f} s, {each:.0f} ms each. The aim is less than a minute for 500 on two
processors.
"""


def certificates_section() -> str:
    """Measure, and say what was seen, in Markdown."""
    start = begun()
    count, seconds = run_module("tests.bench.certificates")[0].splitlines()[-1].split()
    return section(int(count), float(seconds), start)


def section(count: int, seconds: float, start: str) -> str:
    """What was seen, in Markdown."""
    return SECTION.format(begun=start, count=count, seconds=seconds, each=1000 * seconds / count)
