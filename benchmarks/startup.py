"""How long the commands that people type take to start, over `import click` alone."""

import argparse
import sys

from measure import alternate, program, report


def main() -> None:
    """Measure, and print the ratios."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=41)
    rounds = max(15, parser.parse_args().rounds)
    reflect = program("reflect")
    commands = {
        "click": [sys.executable, "-c", "import click"],
        "render": [reflect, "render", "kom"],
        "agenda": [reflect, "agenda", "kom"],
        "help": [reflect, "--help"],
    }
    median, _ = alternate(commands, rounds)
    print(f"startup, medians of {rounds}: import click takes {median['click'] * 1000:.0f} ms")
    report("reflect render kom / import click", median["render"] / median["click"], 2.4)
    report("reflect agenda kom / import click", median["agenda"] / median["click"], 2.6)
    report("reflect --help / import click", median["help"] / median["click"], 1.4)


if __name__ == "__main__":
    main()
