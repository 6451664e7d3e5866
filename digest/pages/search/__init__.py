"""What a reader can search for, its index by Pagefind, and the page that asks."""
