"""What is known of articles that were compared, kept from one build to the next (`.digest/`).

`archive` is what is kept, `shelf` its files; `census` and `repetition` say what new articles
change of it.
"""
