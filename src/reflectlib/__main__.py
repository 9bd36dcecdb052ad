"""The program: `reflect`, which is `python -m reflectlib` too."""

import atexit
import gc
import sys


def run() -> None:
    """Run the command line in a process of its own."""
    # A command lives for a moment. Looking for garbage while modules load, and once more among
    # all of them at the end, takes a fifth of its time and finds next to nothing. It is the
    # process that is set so, and only who owns the process may do that.
    gc.set_threshold(50_000)
    atexit.register(gc.freeze)

    try:
        from reflectlib.cli import main

        main(prog_name="reflect")
    except KeyboardInterrupt:  # before a command can say so itself
        sys.exit(130)


if __name__ == "__main__":
    run()
