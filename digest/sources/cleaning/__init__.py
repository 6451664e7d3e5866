"""Lines to the article's own text: what the page around it put there is told and taken away.

`cleaning.clean` is the way in; `judging` goes by known phrases and forms, `line_model` by a small
model of trees whose tables stand beside it.
"""
