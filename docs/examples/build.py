"""Builds a method in code, checks it, saves it and edits the file."""

import sys
from pathlib import Path

from reflectlib import (
    Method,
    Minutes,
    Note,
    Phase,
    Question,
    Range,
    check,
    dump,
    edit,
    load,
)


def build() -> Method:
    """A small method: every value is checked when the object is made."""
    question = Question(text="Wat leerde je vandaag?", to="deelnemer")
    phase = Phase(
        id="ronde",
        title="Ronde",
        time=Minutes(min=10, max=10),
        instructions=(Note(text="Ga in een kring staan."),),
        questions=(question,),
    )
    return Method(
        id="rondje",
        title="Rondje",
        language="nl",
        summary="Ieder vertelt wat hij of zij vandaag leerde.",
        form="oefening",
        facilitation="self-guided",
        participants=Range(min=3, max=8),
        phases=(phase,),
    )


def main(folder: Path) -> None:
    """Save the method in a folder, then change its file and nothing else in it."""
    method = build()
    for diagnostic in check(method):
        sys.stdout.write(f"{diagnostic}\n")
    file = folder / f"{method.id}.yaml"
    file.write_text(dump(method, head="Van het team."), encoding="utf-8")
    text = file.read_text(encoding="utf-8")
    changes = {"phases[0].time": 15, "participants.max": 10, "goals": ["Van elkaar leren."]}
    file.write_text(edit(text, changes), encoding="utf-8")
    sys.stdout.write(f"{load(file).title} {file.name}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "."))
