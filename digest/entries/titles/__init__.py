"""The title of an entry: the most informative of its sources', or one made from the lead."""
