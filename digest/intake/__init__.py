"""The web's texts to files in `content/articles/`: read, cleaned, with where they come from."""
