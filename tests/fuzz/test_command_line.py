"""Whatever is typed, there is a result or a message, and neither steers a terminal."""

import contextlib
import tempfile
from importlib import import_module
from pathlib import Path

import click
from click.testing import Result
from exercise import shown
from hypothesis import given, settings
from hypothesis import strategies as st
from mutations import WORDS, definitions

from builders import YAML
from conftest import run_here
from reflectlib.cli import COMMANDS, module_of

NUMBERS = ("0", "1", "6", "90", "-1", "1440", "9" * 30, "1.5", "²", "3-8", "4+")
DATES = (
    "2027-01-12 09:30", "2027-03-28 02:30", "2027-02-16", "2027-02-22..2027-02-26", "0001-01-01",
    "2027-01-12=2027-01-14", "9999-12-31 23:59", "2w", "9999y", "Mars/Olympus", "UTC",
)  # fmt: skip
NAMES = ("kom", "KOM", "kader", "leergroepen-horizon", "lerend", "luisteren", "An,Bo", "RFL207")
FILES = ("eigen", "eigen/rondje.yaml", "kapot.yaml", "-", "weg.yaml", "uit.md", "uit.ics", "x.csv")
CHOICES = tuple(
    str(choice)
    for name in COMMANDS
    for parameter in import_module(module_of(name)).command.params
    if isinstance(parameter.type, click.Choice)
    for choice in parameter.type.choices
)
# A site takes seconds: it is only asked for in ways that are refused.
REFUSED = {"site": ("--base-url", "x")}

typed = st.one_of(
    *map(st.sampled_from, (NUMBERS, DATES, NAMES, FILES, CHOICES)),
    st.sampled_from(WORDS).filter(lambda word: "\0" not in word),
    st.text(max_size=8),
)


@st.composite
def lines(draw: st.DrawFn) -> tuple[str, ...]:
    """A command with options of its own, nearly all with a value, and words in between."""
    name = draw(st.sampled_from(COMMANDS))
    options = [
        (option, parameter)
        for parameter in import_module(module_of(name)).command.params
        if isinstance(parameter, click.Option)
        for option in parameter.opts
    ]
    words = [name, *draw(st.lists(st.sampled_from(NAMES + FILES), max_size=2))]
    for option, parameter in draw(
        st.lists(st.sampled_from(options), max_size=4) if options else st.just([])
    ):
        words.append(option)
        if not parameter.is_flag or draw(st.integers(0, 9)) == 0:
            words.append(draw(fitting(parameter) | typed))
    if draw(st.booleans()):
        words.insert(draw(st.integers(0, len(words))), draw(typed))
    return (*words, *REFUSED.get(name, ()))


def fitting(parameter: click.Option) -> st.SearchStrategy[str]:
    """Values that an option may well take."""
    if isinstance(parameter.type, click.Choice):
        return st.sampled_from(tuple(map(str, parameter.type.choices)))
    if isinstance(parameter.type, click.types.IntParamType):
        return st.sampled_from(NUMBERS[:4])
    return st.sampled_from(DATES + FILES + NAMES)


def run(words: tuple[str, ...], definition: bytes) -> Result:
    """Run a line in a folder with a definition of ours, and another in every place for one."""
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        Path("eigen").mkdir()
        Path("eigen/rondje.yaml").write_text(YAML, encoding="utf-8")
        Path("eigen/kapot.yaml").write_bytes(definition)
        Path("kapot.yaml").write_bytes(definition)
        Path("uit.ics").write_bytes(definition)
        done = run_here(*words, input=definition)
    assert done.exception is None or isinstance(done.exception, SystemExit), words
    assert done.exit_code in (0, 1, 2)
    assert "Traceback" not in done.stderr
    shown(done.stderr)
    shown(done.stdout)
    return done


@given(lines(), definitions(edits=1))
@settings(max_examples=150)
def test_any_line_has_a_result_or_a_message(words: tuple[str, ...], definition: bytes) -> None:
    """Whatever is typed, the exit code is 0, 1 or 2, and who is refused is told why."""
    done = run(words, definition)
    assert done.exit_code == 0 or done.stderr or done.stdout


@given(definitions())
@settings(max_examples=8)
def test_one_bad_file_never_takes_the_others_down(definition: bytes) -> None:
    """Beside a definition with anything in it the others are listed and weighed all the same."""
    path = ("--path", "eigen")
    for words in (("list", *path), ("suggest", "--people", "6", "--minutes", "60", *path)):
        done = run((*words, "--limit", "99") if "suggest" in words else words, definition)
        assert done.exit_code in (0, 1)
        assert "Rondje" in done.stdout
        assert done.exit_code == 0 or "kapot.yaml" in done.stderr
