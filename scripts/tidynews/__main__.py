"""`python -m tidynews` is the command `tidynews`."""

from tidynews.cli import main

main(prog_name="tidynews")
