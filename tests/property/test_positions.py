"""A diagnostic points at the fault."""

from typing import Any

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from mutations import at, originals, paths

from reflectlib.diagnostics import format_path
from reflectlib.reading.load import read

WRONG = "wrongkey"


def replaced(data: Any, path: tuple[Any, ...], value: Any) -> Any:
    """A document with the value of one path replaced."""
    if not path:
        return value
    step, rest = path[0], path[1:]
    if isinstance(data, dict):
        return {k: replaced(v, rest, value) if k == step else v for k, v in data.items()}
    return [replaced(v, rest, value) if n == step else v for n, v in enumerate(data)]


def place_of(word: str, text: str) -> tuple[int, int]:
    """The line and column where a word stands."""
    at = text.index(word)
    return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)


@given(st.data())
@settings(max_examples=300)
def test_wrong_value_is_pointedat(data: st.DataObject) -> None:
    """Where a value cannot stand, the line and column are those of that value."""
    document = data.draw(st.sampled_from(originals()))
    path = data.draw(st.sampled_from(paths(document)[1:]))
    wrong = replaced(document, path, {WRONG: 1})
    text = yaml.safe_dump(wrong, allow_unicode=True, sort_keys=False)
    _, report = read(text.encode(), "f.yaml")
    of_the_value = [d for d in report.errors if d.path.startswith(format_path(path))]
    assert (of_the_value[0].line, of_the_value[0].column) == place_of(WRONG, text)


@given(st.data())
@settings(max_examples=200)
def test_unknown_key_is_pointedat(data: st.DataObject) -> None:
    """A key that does not exist is pointed at itself."""
    document = data.draw(st.sampled_from(originals()))
    mappings = [path for path in paths(document) if isinstance(at(document, path), dict)]
    path = data.draw(st.sampled_from(mappings))
    more = {**at(document, path), WRONG: "x"}
    text = yaml.safe_dump(replaced(document, path, more), allow_unicode=True, sort_keys=False)
    _, report = read(text.encode(), "f.yaml")
    pointed = [(d.line, d.column) for d in report.errors if WRONG in d.message]
    assert pointed == [place_of(WRONG, text)]
