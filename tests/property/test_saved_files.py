"""What is saved is what is loaded, and a file that was brought in form stays in it."""

import re
from typing import Any

import attrs
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from strategies import entries, texts

from builders import YAML
from reflectlib import parse, structure, unstructure
from reflectlib.characters import clean, find_hidden
from reflectlib.model.entry import Entry
from reflectlib.reading.load import parse_with_report
from reflectlib.reading.yaml import parse as parse_yaml
from reflectlib.saving.dumping import dump, tidy
from reflectlib.saving.editing import edit
from reflectlib.saving.scalars import write_block


def readable(entry: Entry) -> bool:
    """Tell whether a file can hold an entry: its references are there, and each id once."""
    return parse_with_report(dump(entry)).entry is not None


@given(entries)
@settings(max_examples=100)
def test_every_entry_comes_back_from_its_file(entry: Entry) -> None:
    """The data of an entry is the data of the file that it is dumped in, text for text."""
    data = parse_yaml(dump(entry).encode(), "").data
    if find_hidden("".join(map(str, _texts(unstructure(entry))))):
        assume(all(clean(text).strip() for text in _texts(unstructure(entry))))
        assert [*map(clean, _texts(data))] == [*_texts(data)]
    else:
        assert structure(data) == entry


@given(entries.filter(readable))
@settings(max_examples=100)
def test_canonical_file_stays_as_it_is(entry: Entry) -> None:
    """What dump writes is what tidy makes of it, and both load as one entry."""
    text = dump(entry)
    assert tidy(text) == text
    assert parse(tidy(text)) == parse(text)


@given(texts, st.integers(2, 40))
@settings(max_examples=500)
def test_every_text_comes_back_at_every_depth(text: str, depth: int) -> None:
    """Whatever a text holds, and however little room there is, it reads back letter for letter."""
    assume(not find_hidden(text))
    first, *more = write_block(text, depth * 2, depth * 2 + 100)
    keys = "".join(f"{'  ' * n}k:\n" for n in range(depth - 1))
    written = f"{keys}{'  ' * (depth - 1)}text: {first}\n" + "".join(f"{line}\n" for line in more)
    data: Any = parse_yaml(written.encode(), "").data
    for _ in range(depth - 1):
        data = data["k"]
    assert data == {"text": text}


comments = st.text(st.characters(categories=("L", "N", "P", "Zs")), max_size=8).filter(
    lambda text: not find_hidden(text)
)


@given(st.dictionaries(st.integers(0, 10), comments, max_size=5), comments)
def test_no_comment_is_lost(above: dict[int, str], beside: str) -> None:
    """Every comment of a file stands in it once, when it has been brought in form."""
    lines = YAML.splitlines()
    for number in sorted(above, reverse=True):
        margin = re.match(" *", lines[number])
        lines.insert(number, f"{margin.group() if margin else ''}#{above[number]}")
    lines[-1] += f" #{beside}"
    text = "\n".join(lines) + "\n"
    written = tidy(text)
    found = sorted(line.strip() for line in written.splitlines() if line.strip()[:1] == "#")
    given_comments = [f"#{comment}".rstrip(" \u00a0") for comment in [*above.values(), beside]]
    assert [line.rstrip() for line in found] == sorted(c.rstrip() for c in given_comments)
    assert tidy(written) == written
    assert parse(written) == parse(text)


@given(entries.filter(readable), texts)
@settings(max_examples=100)
def test_edit_changes_one_thing(entry: Entry, summary: str) -> None:
    """The edited file holds the new value, and for the rest what it held."""
    assume(not find_hidden(summary))
    text = dump(entry)
    assert parse(edit(text, {"summary": summary})) == attrs.evolve(parse(text), summary=summary)


def _texts(data: Any) -> list[str]:
    if isinstance(data, dict):
        return [text for value in data.values() for text in _texts(value)]
    if isinstance(data, list):
        return [text for value in data for text in _texts(value)]
    return [data] if isinstance(data, str) else []
