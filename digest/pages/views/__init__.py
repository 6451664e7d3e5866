"""What templates see: typed, immutable views. Nothing here decides anything.

`variables` lists every variable of every template; the other modules are its parts.
"""
