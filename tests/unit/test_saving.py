"""Saving: what dump writes, what tidy keeps, and what edit changes."""

from pathlib import Path
from typing import Any

import attrs
import pytest

from builders import YAML, checklist, framework, method, programme, register
from reflectlib import (
    CannotReadError,
    InvalidEntryError,
    UnknownIdError,
    parse,
    structure,
    unstructure,
)
from reflectlib.checking import Collection, check
from reflectlib.finding import definition_files
from reflectlib.model.record import Record, unpack
from reflectlib.reading.converter import key_of
from reflectlib.reading.load import load, load_with_report, parse_with_report
from reflectlib.resources import methods_dir
from reflectlib.saving.dumping import dump, tidy
from reflectlib.saving.editing import edit
from reflectlib.saving.layout import in_brackets
from reflectlib.saving.order import classes_below, keys_of
from reflectlib.saving.scalars import write_block, write_scalar

SUMMARY = "summary: Ieder zegt iets.\n"
# The small method with its keys in the order of a canonical file.
LAID_OUT = YAML.replace(SUMMARY, "").replace("phases:", f"{SUMMARY}phases:")
FILES = definition_files(methods_dir())


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_bundled_file_comes_back_byte_for_byte(file: Any) -> None:
    """Each file of the catalogue is what dump writes of its entry, below its own head."""
    text = file.read_bytes().decode()
    head = "\n".join(line for line in text.split("\n") if line.startswith("#"))
    assert dump(load(file), head) == tidy(text) == text


def all_classes(cls: type[Record]) -> set[type[Record]]:
    """A class of the model and all that its fields may hold."""
    found = {cls}
    for classes in classes_below(cls).values():
        found |= {each for one in classes for each in all_classes(one)}
    return found


KINDS = [method(), programme(), checklist(), framework(), register()]


@pytest.mark.parametrize("entry", KINDS, ids=lambda e: str(e.kind))
def test_every_field_has_its_place_in_a_file(entry: Any) -> None:
    """Each field of each class of a kind is among the keys that a file is laid out by, once."""
    for cls in all_classes(type(entry)):
        fields = [field for field in attrs.fields(cls) if field.name not in cls.made]
        assert sorted(keys_of(cls)) == sorted(key_of(field.name) for field in fields)
        records = {key for key, classes in classes_below(cls).items() if classes}
        assert records == {key_of(f.name) for f in fields if "reflectlib.model" in _shape(f.type)}


def _shape(annotation: Any) -> str:
    """A type in words, without the constraints, which are of the model too."""
    core, _, _ = unpack(annotation)
    if isinstance(core, type):
        return f"{core.__module__}" if issubclass(core, Record) else ""
    parts = getattr(core, "__args__", ())
    return " ".join(
        _shape(part) for part in parts if isinstance(part, type) or hasattr(part, "__args__")
    )


def test_short_blocks_stand_on_one_line() -> None:
    """A block that says little is one line, what says more has a line for each thing."""
    made = programme(
        "kom",
        {"step": {"id": "welkom", "title": "Welkom", "time": 10}, "until": "10:00"},
        {"method": "kom", "cases": 2, "at": "12:30", "day": 2},
        {"pause": 15},
        {"title": "Lunch", "pause": {"min": 30, "max": 45}},
        {"method": "kom", "skip": ["Casus"], "add": [{"step": "Rust", "minutes": 5}]},
        {"parallel": ["kom", {"method": "kom", "people": 6}]},
        {"step": {"id": "a", "title": "A", "purpose": "Rust."}},
        {"method": "kom", "note": "Een.\nTwee."},
    )
    text = dump(made)
    assert text.partition("blocks:\n")[2] == (
        "  - kom\n"
        "  - step: {id: welkom, title: Welkom, time: 10}\n"
        "    until: 10:00\n"
        '  - {method: kom, cases: 2, day: 2, at: "12:30"}\n'
        "  - pause: 15\n"
        "  - {title: Lunch, pause: {min: 30, max: 45}}\n"
        "  - method: kom\n"
        "    skip: [Casus]\n"
        "    add:\n"
        "      - {step: Rust, minutes: 5}\n"
        "  - parallel:\n"
        "      - kom\n"
        "      - {method: kom, people: 6}\n"
        "  - step:\n"
        "      id: a\n"
        "      title: A\n"
        "      purpose: Rust.\n"
        "  - method: kom\n"
        "    note: |-\n"
        "      Een.\n"
        "      Twee.\n"
    )
    assert (tidy(text), parse(text)) == (text, made)


def test_comments_of_a_block_on_one_line_stand_above_it() -> None:
    """What is said of a part of a block that becomes one line stands above that line."""
    head = dump(programme()).partition("blocks:")[0]
    text = f"{head}blocks:\n  # eerst\n  - method: kom # dan\n    # ten slotte\n    cases: 2\n"
    assert tidy(text) == (
        f"{head}blocks:\n  # eerst\n  # dan\n  # ten slotte\n  - {{method: kom, cases: 2}}\n"
    )


def test_dump_puts_comments_at_the_head() -> None:
    """Each line of the head becomes a comment, with or without its own sign."""
    assert dump(method(), "een\n\n# twee").startswith("# een\n# twee\nformat: 1\n")
    assert dump(method()) == LAID_OUT


def test_dump_leaves_out_what_nobody_sees() -> None:
    """A file has no hidden characters; the entry's texts lose them as in reading."""
    assert parse(dump(method(title="Rond\u00adje", goals=["a\u200bb"]))) == method(goals=["ab"])
    with pytest.raises(TypeError):
        dump("x")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("no", "no"), ("13:00", "13:00"), ("7", '"7"'), ("null", '"null"'), ("", '""'),
        ("a: b", '"a: b"'), ("a #b", '"a #b"'), ("a#b", "a#b"), ("- a", '"- a"'), ("é🙂", "é🙂"),
        ('zeg "a: b"', 'zeg "a: b"' and "'zeg \"a: b\"'"), ("x\\y: z", '"x\\\\y: z"'),
        ("'s avonds: \"a\"", "'''s avonds: \"a\"'"), ("a\tb", '"a\\tb"'), ("a\n", '"a\\n"'),
        ("a\u00adb", '"a\\u00adb"'), ("a\U000e0041", '"a\\U000e0041"'),
        (None, "null"), (True, "true"), (False, "false"), (3, "3"), (2.5, "2.5"),
        (float("inf"), ".inf"),
    ],
)  # fmt: skip
def test_value_has_quotes_only_where_it_needs_them(value: Any, written: str) -> None:
    """A value on one line is plain, unless YAML or its reader would take it for another."""
    assert write_scalar(value) == written


@pytest.mark.parametrize("key", ["+ x", "– x", "1. x", "•x"])
def test_key_that_looks_like_an_item_has_quotes(key: str) -> None:
    """A key is not taken for an item of a list with another sign than a dash."""
    one = attrs.evolve(method(), extra={"x-own": {key: "a"}})
    assert write_scalar(key, in_brackets=True) == f'"{key}"'
    assert parse(dump(one)) == one


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("a\nb", ["|-", "  a", "  b"]),
        (" a\nb", ["|2-", "   a", "  b"]),
        ("a\n\nb", ["|-", "  a", "", "  b"]),
        ("a \nb", ['"a \\nb"']),
        ("a\u00ad\nb", ['"a\\u00ad\\nb"']),
        ("x" * 120, ["x" * 120]),
        (f" {'x ' * 60}y", [f'" {"x " * 60}y"']),
        ("x" * 60 + " " + "y" * 60, [">-", "  " + "x" * 60, "  " + "y" * 60]),
        ("x" * 109 + " y\n\nz", [">-", "  " + "x" * 109, "  y", "", "", "  z"]),
        ("x" * 120 + "\nz", ["|-", "  " + "x" * 120, "  z"]),
    ],
)
def test_text_of_several_lines_is_a_block(text: str, lines: list[str]) -> None:
    """Line breaks stay; what is too long is folded between words, if it comes back so."""
    assert write_block(text, 2, 10) == lines


def test_values_in_brackets() -> None:
    """What is in brackets has quotes for what would end it."""
    assert in_brackets({"a": ["x, y", 1], "b": {}}) == '{a: ["x, y", 1], b: {}}'


COMMENTED = """\
# reflect: off RFL208: daarom
format: 1
kind: method
id: rondje
title: Rondje # de naam
language: nl
summary: >- # kort
  Ieder zegt iets.
form: oefening
facilitation: either
# na de vorm
aliases: # andere namen
  # eerste
  - Kring
phases:
  # de ronde
  - title: Ronde
    # kort en goed
    id: ronde
    basis: source # vervalt
    questions: [{text: "Wie?"}] # allen
# slot
"""


def test_tidy_keeps_every_comment() -> None:
    """A comment stands above its part; where that goes, above the next; at the end at the end."""
    assert (
        tidy(COMMENTED)
        == """\
# reflect: off RFL208: daarom
format: 1
kind: method
id: rondje
# de naam
title: Rondje
# na de vorm
# andere namen
# eerste
aliases: [Kring]
language: nl
form: oefening
facilitation: either
# kort
summary: Ieder zegt iets.
phases:
  # de ronde
  # kort en goed
  - id: ronde
    title: Ronde
    # vervalt
    # allen
    questions:
      - Wie?
# slot
"""
    )
    assert tidy(tidy(COMMENTED)) == tidy(COMMENTED)


def test_comment_beside_the_start_of_a_text_comes_to_its_head() -> None:
    """A comment before all keys is one of the head, also beside the mark of a document."""
    assert tidy(f"--- # zo\n{YAML}") == f"# zo\n{LAID_OUT}"


def test_tidy_refuses_what_is_no_entry() -> None:
    """A text with errors raises all of them, and is called what the caller says."""
    with pytest.raises(InvalidEntryError, match=r"f\.yaml:1"):
        tidy("title: x", "f.yaml")
    with pytest.raises(InvalidEntryError, match="RFL201"):
        tidy(YAML, stem="kring")


@pytest.mark.parametrize(
    ("changes", "old", "new"),
    [
        ({"title": "A: b"}, "title: Rondje", 'title: "A: b"'),
        ({"title": "Rondje"}, "", ""),
        ({"phases[0].time": 5}, "    title: Ronde\n", "    title: Ronde\n    time: 5\n"),
        ({"phases[0].time.max": 5}, "    title: Ronde\n", "    title: Ronde\n    time: {max: 5}\n"),
        ({"aliases[0]": "A"}, "title: Rondje\n", "title: Rondje\naliases: [A]\n"),
        ({"phases[1]": {"title": "B", "id": "b"}}, "Ronde\n", "Ronde\n  - id: b\n    title: B\n"),
        ({"phases[0].questions[0]": "Wie?"}, "Ronde\n", "Ronde\n    questions:\n      - Wie?\n"),
        ({"aliases": None}, "", ""),
        ({"goals": None, "phases[0].tips[0]": None}, "", ""),
    ],
)
def test_edit_changes_only_what_it_is_told(changes: dict[str, Any], old: str, new: str) -> None:
    """The new value stands in its place, and every other line is as it was."""
    expected = YAML[::-1].replace(old[::-1], new[::-1], 1)[::-1] if old else YAML
    if old.startswith("title: Rondje"):
        expected = YAML.replace(old, new)
    assert edit(YAML, changes) == expected


RICH = """\
# hoofd
format: 1
kind: method
id: rondje
title: Rondje  # naam
language: nl
summary: Ieder zegt iets.
form: oefening
facilitation: either
participants: { min: 3, max: 8 }
materials:
- Pen   # blauw
- text: Papier
  basis: editor
phases:
    # eerst
    - id: ronde
      title: Ronde
    -   title: Eind
        id: eind
        time: 5
"""


@pytest.mark.parametrize(
    ("changes", "old", "new"),
    [
        ({"title": "B"}, "Rondje  #", "B  #"),
        ({"participants.max": 9}, "{ min: 3, max: 8 }", "{min: 3, max: 9}"),
        ({"participants.max": None}, "{ min: 3, max: 8 }", "{min: 3}"),
        ({"participants.max": None, "participants.min": None},
         "participants: { min: 3, max: 8 }\n", ""),
        ({"materials[0].basis": "editor"}, "- Pen   # blauw",
         "- text: Pen\n  basis: editor   # blauw"),
        ({"materials[1]": None}, "- text: Papier\n  basis: editor\n", ""),
        ({"materials[0]": None, "materials[1].text": "P"},
         "- Pen   # blauw\n- text: Papier", "- text: P"),
        ({"phases[0]": None}, "    - id: ronde\n      title: Ronde\n", ""),
        ({"phases[1].title": None, "phases[1].id": "x", "phases[1]": None},
         "    -   title: Eind\n        id: eind\n        time: 5\n", ""),
        ({"materials": ["Stift"]}, "materials:\n- Pen   # blauw\n- text: Papier\n  basis: editor",
         "materials:\n  # blauw\n  - Stift"),
        ({"goals[0]": "x"}, "iets.\n", "iets.\ngoals:\n  - x\n"),
    ],
)  # fmt: skip
def test_edit_keeps_a_hand_s_own_form(changes: dict[str, Any], old: str, new: str) -> None:
    """Indents, spaces and comments of others stay, around what is changed and taken out."""
    written = edit(RICH, changes)
    assert written == RICH.replace(old, new)


def test_edit_keeps_line_endings_and_marks() -> None:
    """A file of Windows stays one."""
    text = "\ufeff" + YAML.replace("\n", "\r\n")
    assert edit(text, {"title": "B"}) == text.replace("title: Rondje", "title: B")


def test_edit_writes_behind_a_last_line_that_is_not_ended() -> None:
    """A text that ends without a line break gets one before what is added."""
    assert edit(YAML.rstrip("\n"), {"licence": "CC0-1.0"}) == f"{YAML}licence: CC0-1.0\n"


def test_edit_changes_a_text_that_is_all_in_brackets() -> None:
    """What JSON is, is an entry too; a change writes it as a file."""
    text = "# x\n" + in_brackets(unstructure(method()))
    assert parse(edit(text, {"title": "B"})) == method(title="B")


def test_edit_puts_a_key_first_where_it_belongs_first() -> None:
    """Before the first key of the file, and of an item behind its dash."""
    assert edit(YAML.removeprefix("format: 1\n"), {"format": 1}) == YAML
    text = YAML.replace("- id: ronde\n    title: Ronde", "- title: Ronde")
    assert edit(text, {"phases[0].id": "ronde"}) == YAML


def test_edit_takes_out_the_first_key_of_an_item() -> None:
    """The dash stays, with what is left of the item."""
    text = f"{YAML}    tips:\n      - basis: editor\n        text: Wacht.\n"
    assert edit(text, {"phases[0].tips[0].basis": None}).endswith("      - text: Wacht.\n")
    assert edit(text, {"phases[0].tips[0]": None}) == YAML


def test_edit_takes_the_id_of_an_item_for_its_number() -> None:
    """The id is that of the text as it was, and a number stays a number; what has no id is none."""
    text = f"{YAML}    tips:\n      - Wacht.\n      - {{text: Kijk., id: kijk}}\n"
    changes = {"phases[ronde].time": 5, "phases[ronde].tips[kijk].text": "Zie."}
    numbers = {"phases[0].time": 5, "phases[0].tips[1].text": "Zie."}
    assert edit(text, changes) == edit(text, numbers)
    assert edit(text, {"phases[ronde].id": "kring", "phases[ronde].title": "Kring"}).endswith(
        edit(text, {"phases[0].id": "kring", "phases[0].title": "Kring"})[-60:]
    )


def test_edit_fills_what_was_left_empty() -> None:
    """A key without a value gets one, with all that is on the way to it."""
    text = f"{YAML}conditions:\n"
    assert edit(text, {"conditions.finance[0]": "Geld"}).endswith(
        "conditions:\n  finance:\n    - Geld\n"
    )
    assert edit(f"{YAML}    time: 5\n", {"phases[0].time.max": 8}).endswith(
        "time: {min: 5, max: 8}\n"
    )
    grouped = edit(f"{YAML}    grouping: plenary\n", {"phases[0].grouping.size": 2})
    assert grouped.endswith("grouping: {size: 2}\n")


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("titel", "Did you mean title"),
        ("phases[0].tme", r"Did you mean phases\[0\].time"),
        ("phases[3]", r"Did you mean phases\[0\]"),
        ("goals[1]", "there is no path"),
        ("title[0]", "there is no path"),
        ("title.a", "there is no path"),
        ("phases.id", "there is no path"),
        ("phases[x]", "there is no path"),
        ("phases[rond].time", r"Did you mean phases\[ronde\]"),
        ("title[ronde]", "there is no path"),
        ("phases[ronde][ronde]", "there is no path"),
        ("", "there is no path"),
    ],
)
def test_edit_names_the_nearest_path(path: str, said: str) -> None:
    """A path that no entry has is refused, with those like it."""
    with pytest.raises(UnknownIdError, match=said):
        edit(YAML, {path: "x"})


@pytest.mark.parametrize("text", ["a: [", "x" * 1_100_000, "", YAML.replace("Rondje", "[]")])
def test_edit_refuses_what_is_no_entry(text: str) -> None:
    """Neither a text that cannot be read is changed, nor one that is no entry afterwards."""
    with pytest.raises(InvalidEntryError):
        edit(text, {"summary": "x"})
    with pytest.raises(InvalidEntryError, match="RFL102"):
        edit(YAML, {"title": None})


def test_edit_of_no_kind_knows_no_keys() -> None:
    """Where the kind is unknown, only what is there can be changed."""
    with pytest.raises(InvalidEntryError):
        edit(YAML.replace("kind: method", "kind: x"), {"title": "x"})


def test_check_takes_entries_texts_and_paths(tmp_path: Any) -> None:
    """What is wrong is found in each, with a place where there is one."""
    text = f"{YAML}    questions: [Vertel]\n"
    entry = parse(text)
    file = tmp_path / "rondje.yaml"
    file.write_text(text, encoding="utf-8")
    expected = [("RFL207", "phases[0].questions[0]"), ("RFL303", "phases[0]")]
    for thing in (entry, text, text.encode(), file, str(file), tmp_path):
        found = check(thing)
        assert sorted((d.code, d.path) for d in found if d.path) == expected
        assert all((d.line > 0) != (thing is entry) for d in found)
    assert check(attrs.evolve(entry, related=("nietes",))).errors[0].path == "related[0]"  # type: ignore[misc]


def test_check_does_not_hold_a_framework_against_itself() -> None:
    """A bundled framework that was read has its items from its own file."""
    for file in FILES:
        if file.parent.name == "frameworks":
            assert not check(load(file)).errors


@pytest.mark.parametrize("make", ["missing", "folder", "below"])
def test_check_tells_what_cannot_be_read(tmp_path: Any, make: str) -> None:
    """What the system does not give is a diagnostic, not an error that is raised."""
    path = tmp_path / "a.yaml"
    if make == "folder":
        path.mkdir()
    if make == "below":
        path.symlink_to(tmp_path / "weg.yaml")
    (found,) = check(path)
    assert found.code == "RFL013"


def test_reading_gives_entry_and_report(tmp_path: Any) -> None:
    """The warnings of a text or a file can be had with its entry, and errors without raising."""
    reading = parse_with_report(f"{YAML}goals:\n  - a # b\n")
    assert reading.entry == method(goals=["a"])
    assert [d.code for d in reading.report.warnings] == ["RFL007"]
    assert parse_with_report("x: 1").entry is None
    file = tmp_path / "kring.yaml"
    file.write_text(YAML, encoding="utf-8")
    assert load_with_report(file).entry is None
    assert structure(unstructure(method())) == method()


def test_a_piece_is_taken_out_of_what_stands_in_brackets() -> None:
    """However deep it is, all beside it stays."""
    text = dump(method(), head="") + "x-a: {b: {c: 1, d: [1, 2]}}\n"
    for path, left in (
        ("x-a.b.c", {"b": {"d": [1, 2]}}),
        ("x-a.b.d[0]", {"b": {"c": 1, "d": [2]}}),
    ):
        assert unstructure(parse(edit(text, {path: None})))["x-a"] == left


def test_nothing_in_a_key_of_others_comes_back() -> None:
    """An empty list or mapping of somebody else is kept as it is."""
    entry = method(**{"x-a": [], "x-b": {}})
    assert {"x-a: []", "x-b: {}"} <= set(dump(entry).splitlines())
    assert parse(dump(entry)) == entry


def test_a_file_that_vanishes_is_in_the_report(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A check never raises for what it finds, nor for what it finds no more."""
    (tmp_path / "rondje.yaml").write_text(YAML, encoding="utf-8")

    def vanish(*_: object) -> None:
        raise CannotReadError("cannot_read", file="rondje.yaml", why="gone")

    monkeypatch.setattr(Collection, "check_file", vanish)
    (found,) = check(tmp_path)
    assert (found.code, found.message) == ("RFL013", "cannot read rondje.yaml: gone")
