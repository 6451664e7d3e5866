"""Leaf tools on strings: sentences, words, dates, slugs; of ours they import only the nouns."""
