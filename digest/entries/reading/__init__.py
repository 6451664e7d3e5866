"""The articles of an event as the parts of an entry read them.

`reading` splits them into sentences with their words, numbers and names; `rewrites` and `origins`
tell which reports are independent; `utterances` and `speakers` find who is quoted.
"""
