"""A catalogue that threads share gives each of them what it gives one."""

import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest

from builders import YAML
from conftest import EXAMPLES
from reflectlib import Catalogue, compiled, load, render
from reflectlib.compiling import compile_catalogue

THREADS = 8
KADER = """\
format: 1
kind: framework
id: kader
title: Kader
language: nl
summary: Waar het om gaat.
items: [{id: helder, title: Helder}]
"""


@pytest.fixture(autouse=True)
def restless() -> Iterator[None]:
    """Let threads take turns so often that each comes in the middle of another's work."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    yield
    sys.setswitchinterval(usual)


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A framework, and methods that refer to it."""
    (tmp_path / "kader.yaml").write_text(KADER)
    for number in range(30):
        text = YAML.replace("rondje", f"m{number}") + "principles: [helder]\n"
        (tmp_path / f"m{number}.yaml").write_text(text)
    return tmp_path


def in_threads(do: Callable[[Catalogue], object], shared: Catalogue) -> list[object]:
    """What each thread gets that does this with the catalogue at the same moment."""
    together = Barrier(THREADS)

    def one(_: int) -> object:
        together.wait()
        return do(shared)

    with ThreadPoolExecutor(THREADS) as executor:
        return list(executor.map(one, range(THREADS)))


def test_a_framework_has_all_its_methods_in_every_thread(pack: Path) -> None:
    """No thread gets a page that lacks what another was still meeting."""

    def page(catalogue: Catalogue) -> bytes:
        return render(catalogue["kader"], "text", catalogue=catalogue)

    whole = page(Catalogue.load(pack))
    for _ in range(30):
        assert set(in_threads(page, Catalogue.load(pack))) == {whole}


def test_an_entry_is_the_same_object_in_every_thread(pack: Path) -> None:
    """However many ask for an entry at once, there is one of it."""
    for _ in range(30):
        found = in_threads(lambda shared: shared["m1"], Catalogue(sorted(pack.iterdir())))
        assert len(set(map(id, found))) == 1


def test_titles_of_items_are_whole_in_every_thread(pack: Path) -> None:
    """No thread gets titles that another was still meeting."""
    for _ in range(2):
        found = in_threads(Catalogue.item_titles, Catalogue(sorted(pack.iterdir())))
        assert found == [{"helder": "Helder"}] * THREADS


def test_a_compiled_entry_is_the_same_object_in_every_thread(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is made of a compiled catalogue is made once for all, and whole."""
    file = tmp_path / "methods.jsonl"
    file.write_bytes(compile_catalogue(EXAMPLES / "valid"))
    monkeypatch.setattr(compiled, "compiled_file", lambda: file)
    for _ in range(30):
        found = in_threads(lambda shared: shared["alles"], Catalogue.bundled())
        assert len(set(map(id, found))) == 1
        assert found[0] == load(EXAMPLES / "valid" / "alles.yaml")


def test_layers_on_a_shared_catalogue_have_all_of_it(pack: Path) -> None:
    """A catalogue may be put under another while threads read it."""

    def ids(shared: Catalogue) -> list[str]:
        shared["m1"]
        return [*Catalogue.of(shared, {"m1": shared["m1"]})]

    expected = sorted(file.stem for file in pack.iterdir())
    for _ in range(10):
        assert in_threads(ids, Catalogue.of(pack)) == [expected] * THREADS
