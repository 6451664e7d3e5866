"""Front matter: YAML or TOML to keys with their lines, and keys to typed values."""
