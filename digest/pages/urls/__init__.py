"""Where everything stands: paths of the site, and what to do where two claim one.

`routes` knows the fixed paths, `routing` gives each document and event its own, `claims` refuses
collisions.
"""
