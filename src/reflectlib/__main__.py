"""`python -m reflectlib` is `reflect`."""

from reflectlib.cli import main

main(prog_name="reflect")
