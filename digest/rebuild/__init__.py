"""A build with edits to the site again, at the cost of the edits: what the last one kept of each
page (plates) tells which of them an edited post or template can change.
"""
