"""Plain text, Markdown and HTML to lines, and to what a page says about itself."""
