"""Proofs of the built site by other people's programs; `make check-site` installs and runs them."""
