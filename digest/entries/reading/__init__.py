"""The articles of an event as the parts of an entry read them.

`reading` splits them into sentences with their words, numbers and names; `origins` tells rewrites
of one text from independent reports; `utterances` and `speakers` find who is quoted.
"""
