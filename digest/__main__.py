"""`python -m digest`: the command line, for where the entry point is not on the PATH."""

from digest.start import main

if __name__ == "__main__":
    main()
