"""The URLs: the path of each page, and the error if two pages have the same one.

`routes` knows the fixed paths, `routing` gives each document and event its own, `claims` refuses
collisions.
"""
