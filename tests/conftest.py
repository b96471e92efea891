"""What holds for every test."""

import os

# Whatever is spoken where the tests run.
os.environ["LAUREL_LANGUAGE"] = "en"

# Peers of the benchmark import packages that only `make bench` installs.
collect_ignore_glob = ["bench/peer_*.py"]
