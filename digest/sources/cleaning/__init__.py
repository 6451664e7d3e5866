"""Lines to the article's own text, without lines that belong to the page around it.

`cleaning.clean` is the way in; `judging` goes by known phrases and forms, `line_model` by a small
model of trees whose tables stand beside it.
"""
