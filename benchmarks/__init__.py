"""Speed and quality, measured beside the peers and the floors; run with `make bench`."""
