"""What people see: the sheets as they are. `make golden` writes them anew."""

from pathlib import Path

import pytest

from reflectlib import Catalogue, load, render

HERE = Path(__file__).parent
SUFFIXES = {"markdown": "md", "html": "html", "text": "txt", "json": "json"}
IDS = sorted(Catalogue.bundled())


def compare(content: bytes, name: str, request: pytest.FixtureRequest) -> None:
    file = HERE / name
    if request.config.getoption("--update-golden"):
        file.write_bytes(content)
    assert content.decode() == file.read_text(encoding="utf-8")


@pytest.mark.parametrize("id", IDS)
def test_sheet_in_markdown(id: str, catalogue: Catalogue, request: pytest.FixtureRequest) -> None:
    """Every bundled sheet is the one that was looked at."""
    compare(render(catalogue[id], catalogue=catalogue), f"{id}.md", request)


@pytest.mark.parametrize("to", SUFFIXES)
@pytest.mark.parametrize("name", ["alles", "lijst", "kader"])
def test_example_in_every_format(
    name: str, to: str, catalogue: Catalogue, request: pytest.FixtureRequest
) -> None:
    """The examples, which have every field, come out as they were looked at in each format."""
    entry = load(HERE.parent / "examples" / "valid" / f"{name}.yaml")
    content = render(entry, to, catalogue=catalogue)  # type: ignore[arg-type]
    compare(content, f"{name}.{SUFFIXES[to]}", request)
