"""The work that a definition asks for is bounded by its size, whatever it holds."""

import json
import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import unmeasured
from reflectlib.reading.text import MAX_BYTES

SECONDS, MEMORY = 5, 300 * 1024  # of the processor, and KiB
TIMES_THE_INPUT, AT_LEAST = 50, 1_000_000  # bytes of output; a page has a size of its own
HEAD = "format: 1\nid: groot\ntitle: Groot\nlanguage: nl\nsummary: Iets.\n"
METHOD = f"kind: method\n{HEAD}form: oefening\nfacilitation: guided\n"
CHECKLIST = f"kind: checklist\n{HEAD}"
FRAMEWORK = f"kind: framework\n{HEAD}"

# One command after the other, each in a process of its own that may use so much and no more.
DRIVER = f"""\
import json, os, resource, sys, tempfile
from reflectlib.cli import main

def run(arguments):
    with tempfile.TemporaryFile() as out:
        child = os.fork()
        if not child:
            resource.setrlimit(resource.RLIMIT_CPU, ({SECONDS}, {SECONDS} + 1))
            os.dup2(out.fileno(), 1)
            os.dup2(out.fileno(), 2)
            main(arguments, prog_name="reflect")
        _, status, usage = os.wait4(child, 0)
        out.seek(0)
        written = out.read()
        code = os.waitstatus_to_exitcode(status)
        return code, usage.ru_maxrss, len(written), b"Traceback" in written

print(json.dumps([run(arguments) for arguments in json.loads(sys.argv[1])]))
"""


def many(head: str, line: str, times: int = 1_000_000) -> str:
    """A definition with as many lines as fit, each with its number for #."""
    parts, size = [head], len(head.encode())
    for number in range(times):
        part = line.replace("#", str(number))
        size += len(part.encode())
        if size > MAX_BYTES:
            break
        parts.append(part)
    return "".join(parts)


def steps(field: str, times: int = 500) -> str:
    """A method of steps with one field more."""
    return many(f"{METHOD}phases:\n", f"  - id: s#\n    title: Stap\n    {field}\n", times)


def form(answers: int, statement: str, sections: int, each: int) -> str:
    """A form of so many answers, and so many statements in each of its sections."""
    scale = "".join(f"  - antwoord {number}\n" for number in range(answers))
    part = "  - id: s#\n    title: Deel\n    statements:\n" + f"      - {statement}\n" * each
    return many(f"{CHECKLIST}scale:\n{scale}sections:\n", part, sections)


SHAPES: dict[str, Callable[[], str | bytes]] = {
    "steps": lambda: steps("repeat: case"),
    "steps-of-long-texts": lambda: steps(f"instructions: ['{'en wat goed ging, of ' * 470}']"),
    "too-many-steps": lambda: steps("time: 5", 100_000),
    "many-questions": lambda: many(
        f"{METHOD}roles: [{{id: r, title: {'R' * 300}}}]\nphases:\n",
        "  - id: s#\n    title: Stap\n    questions:\n" + "      - {text: Hoe?, to: r}\n" * 400,
        20,
    ),
    "wrong-references": lambda: many(
        METHOD
        + "roles:\n"
        + "".join(f"  - {{id: {'r' * 90}{n}, title: R}}\n" for n in range(490))
        + "phases:\n",
        f"  - {{id: s#, title: S, lead: {'r' * 88}x#}}\n",
        500,
    ),
    "closed-questions": lambda: steps(f"questions: ['{'Kan je kan kan ' * 660}?']"),
    "commas": lambda: steps(f"questions: ['{', ' * 4900}?']"),
    "kinds-of-meeting": lambda: many(f"{METHOD}meetings:\n", "  - {id: m#, title: M}\n", 8000),
    "unknown-keys": lambda: many(METHOD, "k#: x\n"),
    "open-brackets": lambda: f'{METHOD}related: ["{"[" * 900_000}", a',
    "deep": lambda: f"{METHOD}goals: {'[' * 500_000}",
    "question-marks": lambda: METHOD + "? " * 400_000,
    "switches": lambda: "# reflect: off RFL302 x\n" * 40_000 + METHOD,
    "invisible": lambda: many(f"{METHOD}goals:\n", "  - \u00a0a\u00adb\n"),
    "one-text": lambda: f"{METHOD}context: {'x' * 900_000}\n",
    "wide-worksheets": lambda: many(
        f"{METHOD}worksheets:\n",
        f"  - {{id: w#, title: W, columns: [{', '.join(['kolom ' * 40] * 20)}]}}\n",
        200,
    ),
    "long-names": lambda: many(f"{METHOD}aliases:\n", f"  - {'naam ' * 59}\n", 500),
    "boxes": lambda: form(10, "Zin.", 10, 50),
    "long-statements": lambda: form(10, "zin " * 450, 5, 100),
    "nine-million-boxes": lambda: form(3000, "Zin.", 6, 500),
    "indicators": lambda: many(
        f"{FRAMEWORK}items:\n",
        "  - id: i#\n    title: I\n    elements:\n      - title: E\n"
        f"        indicators: [{'x, ' * 90}]\n",
        200,
    ),
    "noise": lambda: random.Random(0).randbytes(900_000),  # noqa: S311  # no secret
}
OF_A_FILE = (
    ["validate"], ["render", "--to", "html"], ["quality", "--to", "html"], ["show"],
    ["render", "--to", "html", "--view", "cards"], ["agenda", "--cases", "50", "--to", "html"],
)  # fmt: skip
OF_A_FOLDER = (["list", "kolom"], ["suggest", "--people", "6", "--minutes", "60"])


@pytest.mark.parametrize("shape", SHAPES)
def test_a_definition_cannot_ask_for_more_than_its_size(shape: str, tmp_path: Path) -> None:
    """A file of at most 1 MiB takes no command more than 5 s and 300 MB, or 50 times its size."""
    text = SHAPES[shape]()
    file = tmp_path / "groot.yaml"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    commands = [[*command, str(file)] for command in OF_A_FILE]
    commands += [[*command, "--path", str(tmp_path)] for command in OF_A_FOLDER]
    done = subprocess.run(
        [sys.executable, "-c", DRIVER, json.dumps(commands)],
        capture_output=True,
        check=True,
        env=unmeasured(),
    )
    most = max(AT_LEAST, TIMES_THE_INPUT * file.stat().st_size)
    for command, (code, memory, size, traceback) in zip(
        commands, json.loads(done.stdout), strict=True
    ):
        assert code in (0, 1, 2), command
        assert not traceback, command
        assert memory < MEMORY, command
        assert size < most, command
