"""Writing a large page as Word, PDF and Excel, over writing the same as HTML.

The page is that of a series of a thousand meetings, in which five people take turns: some long
tables. Each is written by a program of its own, so that its memory is known too.
"""

import argparse
import sys
import tempfile
from pathlib import Path

from measure import alternate, report

AIMS = {"docx": (4.0, 150), "pdf": (4.0, 500), "xlsx": (1.5, 100)}
"""Of each format how many times as long as HTML it may take, and its memory in MB."""

WRITE = """
import sys
from datetime import datetime
from zoneinfo import ZoneInfo
from reflectlib import Catalogue, Session, Timetable, render, series
from reflectlib.model.timing import Span
start = datetime(2026, 1, 8, 13, tzinfo=ZoneInfo("Europe/Amsterdam"))
people = tuple(f"Naam {number}" for number in range(5))
catalogue = Catalogue.bundled()
timetable = Timetable(every=Span(weeks=1), times=1000)
made = series(catalogue["leergroepen-horizon"], Session(start=start, names=people), timetable)
with open(sys.argv[2], "wb") as file:
    file.write(render(made, sys.argv[1], catalogue=catalogue))
"""


def main() -> None:
    """Measure, and print the ratios."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=15)
    rounds = parser.parse_args().rounds
    with tempfile.TemporaryDirectory() as folder:
        commands = {
            name: [sys.executable, "-c", WRITE, name, str(Path(folder, f"page.{name}"))]
            for name in ("html", *AIMS)
        }
        median, memory = alternate(commands, rounds)
    print(f"office, medians of {rounds}: HTML takes {median['html'] * 1000:.0f} ms")
    for name, (times, most) in AIMS.items():
        report(f"{name} of 1,000 meetings / HTML of them", median[name] / median["html"], times)
        report(f"memory of {name} of 1,000 meetings", memory[name], most, " MB")


if __name__ == "__main__":
    main()
