"""The command line: argv in, one verb's module loaded, problems printed, exit status out."""
