"""The reference of the Python API, from the signatures and docstrings of its public names.

Both are read from the source, so that types stand as they are written there and the docstring
below a field is its description.
"""

import ast
import inspect
import sys
import textwrap
import typing
from collections.abc import Iterator
from types import ModuleType
from typing import Any

from reference_markdown import GENERATED, code, fenced, page, paragraphs, prose, table

import reflectlib
from reflectlib.model.record import Record, constraint_of, origin_of

GROUPS = {
    "Reading and saving": ("catalogue", "reading", "checking", "diagnostics", "saving"),
    "The model": ("model",),
    "Finding": ("search", "mentions", "suggesting", "reasons", "comparing", "proposing", "quality"),
    "Planning": ("planning", "composing", "blocks"),
    "A series that is kept": ("keeping",),
    "Registers and papers": (
        "registering",
        "papers",
    ),
    "Rendering": ("rendering", "registry", "shown"),
    "Data for programs": ("data",),
    "The site": ("site",),
    "Errors": ("errors",),
}
"""Heading → the modules whose names stand below it."""
COMMON = ("Record", "Value")
UNSAID = ("__attrs_post_init__", "__repr__", "__eq__", "__hash__")
VALUES = "#values"

Function = ast.FunctionDef


def api_page() -> bytes:
    """Every public class and function, in groups, and what the short names of types stand for."""
    found = (getattr(reflectlib, name) for name in reflectlib.__all__)
    public = [thing for thing in found if _is_ours(thing)]
    documented = [_Documented(thing, public) for thing in public]
    parts = ["# The Python API", prose(GENERATED.format(source="the docstrings"))]
    parts += paragraphs(inspect.getdoc(reflectlib) or "")
    for title in GROUPS:
        parts.append(f"## {title}")
        for each in documented:
            if _group(each.thing) == title:
                parts += each.parts()
    parts += ["## Values", "What the short names in the types stand for."]
    return page([*parts, table(("name", "what it is"), _values(documented))])


def _is_ours(thing: Any) -> bool:
    """Tell whether it is a class or a function of ours, and no short name of a type."""
    made = inspect.isclass(thing) or inspect.isfunction(thing)
    return made and thing.__module__.startswith("reflectlib.")


def _group(thing: Any) -> str:
    """The heading that a name stands below, by the module that it comes from."""
    home = thing.__module__.split(".")[1]
    return next(title for title, modules in GROUPS.items() if home in modules)


def _values(documented: list["_Documented"]) -> Iterator[tuple[str, str]]:
    """Each short name, and what it stands for; where two modules differ, the module of each."""
    found: dict[str, dict[str, str]] = {}
    for each in documented:
        for name, meaning in each.values.items():
            found.setdefault(name, {}).setdefault(meaning, each.module.__name__)
    for name, meanings in sorted(found.items()):
        for meaning, module in meanings.items():
            yield code(name) + (f" in {code(module)}" if len(meanings) > 1 else ""), meaning


def heading(thing: Any) -> str:
    """What a class or a function is called in its heading."""
    return f"class {thing.__name__}" if inspect.isclass(thing) else f"{thing.__name__}()"


def anchor(thing: Any) -> str:
    """The link to a heading, as GitHub and Sphinx make it."""
    return "#" + heading(thing).lower().replace(" ", "-").removesuffix("()")


class _Documented:
    """One public name: what its source says of it."""

    def __init__(self, thing: Any, public: list[Any]) -> None:
        self.thing = thing
        self.public = public
        self.module: ModuleType = sys.modules[thing.__module__]
        self.values: dict[str, str] = {}
        self.node = _node(thing)

    def parts(self) -> Iterator[str]:
        """The heading, and all below it."""
        yield f"### {heading(self.thing)}"
        if isinstance(self.node, ast.ClassDef):
            yield from self._class(self.node)
        else:
            yield fenced("py", f"def {self._signature(self.node)}")
            yield from paragraphs(inspect.getdoc(self.thing) or "")

    def _class(self, node: ast.ClassDef) -> Iterator[str]:
        if typing.is_typeddict(self.thing):
            yield from paragraphs(inspect.getdoc(self.thing) or "")
            yield "A typed dict; [its keys](json.md) stand on their own page."
            return
        if bases := [self._type(base) for base in node.bases if ast.unparse(base) not in COMMON]:
            yield f"Extends {' and '.join(bases)}."
        yield from paragraphs(inspect.getdoc(self.thing) or "")
        fields = list(self._fields(node))
        if any(meaning for *_, meaning in fields):
            yield table(("field", "type", "default", "what it is"), fields)
        elif fields:
            yield table(("field", "type", "default"), [field[:3] for field in fields])
        methods = [part for part in node.body if isinstance(part, Function)]
        shown = [
            m
            for m in methods
            if _is_public(m.name) and m.name not in UNSAID and not _is_overload(m)
        ]
        if shown:
            yield "\n".join(self._method(method) for method in shown)

    def _fields(self, node: ast.ClassDef) -> Iterator[tuple[str, str, str, str]]:
        """Each field's name, type, default and docstring."""
        for part, after in zip(node.body, [*node.body[1:], None], strict=True):
            if not isinstance(part, ast.AnnAssign) or "ClassVar" in ast.unparse(part.annotation):
                continue
            doc = after.value if isinstance(after, ast.Expr) else None
            text = doc.value if isinstance(doc, ast.Constant) else ""
            kind = self._type(part.annotation)
            yield code(ast.unparse(part.target)), kind, _default(part.value), prose(str(text))

    def _method(self, method: Function) -> str:
        doc = " ".join(paragraphs(ast.get_docstring(method) or ""))
        marks = {ast.unparse(mark) for mark in method.decorator_list}
        if "property" in marks:
            assert method.returns is not None
            return f"- {code(method.name)}: {self._type(method.returns)}. {doc}"
        kind = " (class method)" if "classmethod" in marks else ""
        return f"- {code(self._signature(method))}{kind}: {doc}"

    def _signature(self, node: Function) -> str:
        """A function's name, arguments and result, on one line."""
        bare = ast.parse(ast.unparse(node)).body[0]
        assert isinstance(bare, Function)
        arguments = bare.args
        if arguments.args and arguments.args[0].arg in ("self", "cls"):
            del arguments.args[0]
        for argument in ast.walk(arguments):
            if isinstance(argument, ast.arg) and argument.annotation:
                self._note(argument.annotation)
                argument.annotation = _unquoted(argument.annotation)
        result = f" -> {ast.unparse(_unquoted(bare.returns))}" if bare.returns else ""
        return f"{node.name}({ast.unparse(arguments).replace('=', ' = ')}){result}"

    def _type(self, annotation: ast.expr) -> str:
        """A type, of which each part is a link to the first thing of this page that it names."""
        whole = _unquoted(annotation)
        parts: list[ast.expr] = []
        while isinstance(whole, ast.BinOp):
            parts.insert(0, whole.right)
            whole = whole.left
        return " or ".join(
            code(ast.unparse(part), *sorted(self._note(part))[:1]) for part in (whole, *parts)
        )

    def _note(self, annotation: ast.expr) -> set[str]:
        """Where the names in a type are explained; what stands for a value is noted."""
        targets = set()
        for name in ast.walk(_unquoted(annotation)):
            found = self._find(name.id) if isinstance(name, ast.Name) else None
            if any(found is thing for thing in self.public):
                targets.add(anchor(found))
            elif isinstance(name, ast.Name) and _stands_for_values(found):
                targets.add(VALUES)
                self.values[name.id] = _in_words(found)
        return targets

    def _find(self, name: str) -> Any:
        found = getattr(self.module, name, None)
        return getattr(reflectlib, name, None) if found is None else found


def _node(thing: Any) -> ast.ClassDef | Function:
    """The definition of a class or a function in its source."""
    node = ast.parse(textwrap.dedent(inspect.getsource(thing))).body[0]
    assert isinstance(node, ast.ClassDef | Function)
    return node


def _is_public(name: str) -> bool:
    return not name.startswith("_") or name.startswith("__")


def _is_overload(method: Function) -> bool:
    """Tell whether it is one of the signatures of the method that comes after it."""
    return any(ast.unparse(mark) == "overload" for mark in method.decorator_list)


def _unquoted(annotation: ast.expr) -> ast.expr:
    """An annotation that stands in quotes, without them."""
    if isinstance(annotation, ast.Constant) and isinstance(annotation.value, str):
        return ast.parse(annotation.value, mode="eval").body
    return annotation


def _default(value: ast.expr | None) -> str:
    """A field's default; nothing where it must be given."""
    if isinstance(value, ast.Call):
        given = {keyword.arg: keyword.value for keyword in value.keywords}
        value = given.get("default")
        if "factory" in given:
            return code(f"{ast.unparse(given['factory'])}()")
    return code(ast.unparse(value)) if value else ""


def _stands_for_values(found: Any) -> bool:
    """Tell whether a name is short for a text or a number of some sort."""
    is_known = origin_of(found) in (typing.Literal, typing.Union)
    return is_known or constraint_of(found) is not None


def _in_words(found: Any) -> str:
    if (constraint := constraint_of(found)) is not None:
        return f"{code(typing.get_args(found)[0].__name__)}: {prose(constraint.expected)}"
    if origin_of(found) is typing.Literal:
        return ", ".join(code(repr(value)) for value in typing.get_args(found))
    if isinstance(found, type) and issubclass(found, Record):
        return code(found.__name__, anchor(found))
    return " or ".join(map(_in_words, typing.get_args(found)))
