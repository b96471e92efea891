"""What holds for every test."""

# Peers of the benchmark import packages that only `make bench` installs.
collect_ignore_glob = ["bench/peer_*.py"]
