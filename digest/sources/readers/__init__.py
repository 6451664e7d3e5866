"""Plain text, Markdown and HTML to lines, and to what a page tells about itself."""
