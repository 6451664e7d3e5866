"""From bytes to `site/` and the world: the atomic exchange, serving, checking, deploying."""
