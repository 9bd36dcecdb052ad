"""What reflectlib shows of itself: one list of names, each with what it needs to be used."""

import ast
import builtins
import collections.abc
import datetime
import fractions
import inspect
import os
import pathlib
import textwrap
import typing
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import pytest

import reflectlib
from conftest import ROOT

PACKAGE = ROOT / "src" / "reflectlib"
STUB = ast.parse((PACKAGE / "__init__.pyi").read_text(encoding="utf-8"))
FOREIGN = {
    name
    for module in (builtins, collections.abc, datetime, fractions, os, pathlib, typing)
    for name in dir(module)
}
HOW_MANY = {
    "Most",
    "FEW",
    "MOST_MEETINGS",
    "MOST_PEOPLE",
}  # what bounds a list, and says nothing of its type


def test_the_stub_is_the_one_list_of_public_names() -> None:
    """What type checkers read, what `import *` gives and what there is are the same names."""
    listed = [
        alias.asname
        for node in STUB.body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    ]
    assert listed == reflectlib.__all__
    assert len(set(listed)) == len(listed)
    assert dir(reflectlib) == sorted(listed)
    for name in listed:
        found = getattr(reflectlib, str(name))
        assert found.__doc__ or not (inspect.isclass(found) or inspect.isfunction(found))


def test_what_is_not_public_is_named() -> None:
    """A name that there is not is told by name, as of any module."""
    with pytest.raises(AttributeError, match="module 'reflectlib' has no attribute 'Boek'"):
        reflectlib.Boek  # noqa: B018


@pytest.mark.parametrize("name", reflectlib.__all__)
def test_every_name_in_a_signature_is_public(name: str) -> None:
    """Who annotates an own function finds each type that ours take or give."""
    thing = getattr(reflectlib, name)
    if not (inspect.isclass(thing) or inspect.isfunction(thing)) or thing is str:
        return
    (node,) = ast.parse(textwrap.dedent(inspect.getsource(thing))).body
    used = {found for annotation in annotations(node) for found in names_in(annotation)}
    assert used - FOREIGN - HOW_MANY - type_variables(thing) <= set(reflectlib.__all__)


def annotations(node: ast.AST) -> Iterator[ast.expr]:
    """The types of a function, or of a class's fields and public methods."""
    body = node.body if isinstance(node, ast.ClassDef) else [node]
    for part in body:
        if isinstance(part, ast.AnnAssign) and ast.unparse(part.target)[0] != "_":
            yield part.annotation
        elif isinstance(part, ast.FunctionDef) and part.name[0] != "_":
            every = [*part.args.posonlyargs, *part.args.args, *part.args.kwonlyargs]
            yield from (each.annotation for each in every if each.annotation)
            if part.returns:
                yield part.returns


def names_in(annotation: ast.expr) -> Iterator[str]:
    """The names in a type, also in one in quotes; not the words of a Literal."""
    if isinstance(annotation, ast.Constant) and isinstance(annotation.value, str):
        annotation = ast.parse(annotation.value, mode="eval").body
    if isinstance(annotation, ast.Subscript) and ast.unparse(annotation.value) == "Literal":
        return
    if isinstance(annotation, ast.Name):
        yield annotation.id
    for part in ast.iter_child_nodes(annotation):
        if isinstance(part, ast.expr):
            yield from names_in(part)


def type_variables(thing: Any) -> set[str]:
    module = inspect.getmodule(thing)
    return {name for name, value in vars(module).items() if isinstance(value, typing.TypeVar)}


def test_one_name_is_one_thing() -> None:
    """No two classes or types of the package are called the same; what is private may be."""
    homes: dict[str, list[str]] = defaultdict(list)
    for file in sorted(PACKAGE.rglob("*.py")):
        for node in ast.parse(file.read_text(encoding="utf-8")).body:
            targets = getattr(node, "targets", [getattr(node, "target", None)])
            names = [node.name] if isinstance(node, ast.ClassDef) else []
            names += [each.id for each in targets if isinstance(each, ast.Name)]
            for name in names:
                if name[0].isupper() and not name.isupper() and len(name) > 1:
                    homes[name].append(file.relative_to(PACKAGE).as_posix())
    assert {name: files for name, files in homes.items() if len(files) > 1} == {}


def test_examples_use_public_names_alone() -> None:
    """What we show to developers imports nothing that may change at any time."""
    files = [*(ROOT / "docs" / "examples").glob("*.py"), ROOT / "README.md"]
    files += [*(ROOT / "docs").rglob("*.md"), *(ROOT / "docs").rglob("*.ipynb")]
    private = {
        (file.name, line.strip())
        for file in files
        if file.name not in ("design.md", "api.md")
        for line in file.read_text(encoding="utf-8").splitlines()
        if "from reflectlib." in line or "import reflectlib." in line
    }
    assert private == set()
