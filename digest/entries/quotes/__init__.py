"""Direct quotations, compared word for word with every other source.

`comparing` holds each against the other articles, by `matching`; `quotes` chooses what is shown.
"""
