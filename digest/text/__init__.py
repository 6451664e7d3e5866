"""Leaf tools on strings: sentences, words, dates, slugs; they import nothing of ours but the nouns."""
