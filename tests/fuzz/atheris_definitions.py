"""The same with bytes that atheris makes up, led by what they cover: `make fuzz` runs this.

Arguments are libFuzzer's: folders with a corpus, and options such as -max_total_time=600.
"""

import sys
from pathlib import Path

import atheris

sys.path.insert(0, str(Path(__file__).parent))
with atheris.instrument_imports(include=["reflectlib", "exercise"]):
    import exercise


def one(content: bytes) -> None:
    """Take bytes through everything, as a calendar where they start as one does."""
    if content.startswith(b"BEGIN"):
        exercise.earlier_calendar(content)
    elif entry := exercise.reading(content):
        # A part each time, by something that the bytes decide: all of it takes a second.
        match len(content) % 4:
            case 0:
                exercise.finding(entry)
            case 1 | 2:
                asked = exercise.SESSIONS[len(content) // 4 % len(exercise.SESSIONS)]
                exercise.planning(entry, asked, exercise.TIMETABLE)
            case _:
                exercise.rendering(entry)


if __name__ == "__main__":
    exercise.bundled().item_titles()
    atheris.Setup(sys.argv, one)
    atheris.Fuzz()
