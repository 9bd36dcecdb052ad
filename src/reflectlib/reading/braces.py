"""What stands in braces in the texts of a method: references to steps, and what was to be one."""

import re
from collections.abc import Iterator
from typing import Any

from reflectlib.diagnostics import Found, KeyPath
from reflectlib.message import _
from reflectlib.model.method import Method
from reflectlib.model.programme import Programme, activities_of
from reflectlib.model.record import is_extra
from reflectlib.model.references import REFERENCE, references
from reflectlib.reading.document import Document
from reflectlib.reading.pointing import NO_STEP, refers
from reflectlib.slugs import slug

BRACES = re.compile(r"\{\s{0,9}([^\W\d_]{1,20})(?:\s{0,9}:\s{0,9}|\s{1,9})([^{}\n]{1,80})\}")
"""A word in braces with something behind it, by a colon or a space."""
MEANT = {
    word: kind
    for kind, words in {
        "step": "step steps stap stappen fase phase phases title titel schritt titre",
        "minutes": "minutes minute minuten minuut min mins time tijd duur duration zeit dauer",
    }.items()
    for word in words.split()
}
"""What writers may call a reference → the kind that it is."""


def references_in_texts_resolve(method: Method, document: Document) -> Found:
    """Each reference in a text is to a step, and what looks like one is one."""
    if "{" not in document.text:
        return
    ids = [phase.id for phase in method.phases]
    blocks: dict[KeyPath, str] = {}
    prefixes: tuple[str, ...] = ()
    if isinstance(method, Programme):
        activities = [*activities_of(method.blocks)]
        ids = [id for _path, id, each in activities if each.step]
        prefixes = tuple(f"{id}-" for _path, id, each in activities if each.method)
        # A text of a step may name it by its own id, also where that of its block is another.
        blocks = {(*path, "step"): each.step.id for path, _id, each in activities if each.step}
    for path, text in texts_with_braces(document.data, ()):
        known = ids
        if path[0] == "variants" and (own := method.variants[int(path[1])].phases):
            # A step of a variant stands beside its other steps; its other texts beside both.
            known = [phase.id for phase in own] + (ids if path[2] != "phases" else [])
        within = [id for place, id in blocks.items() if path[: len(place)] == place]
        known = [*known, *within]
        for _kind, id in references(text):
            if id.startswith(prefixes):
                continue  # a step of the method of a block, which the file does not tell
            yield from refers(document, path, id, known, NO_STEP)
        for found in BRACES.finditer(text):
            kind, id = MEANT.get(found[1].lower()), slug(found[2])
            if kind and id and not REFERENCE.fullmatch(found[0]):
                message = _("'{text}' is printed as it stands", text=found[0])
                hint = _("To have it filled in, write {this}.", this=f"{{{kind}:{id}}}")
                yield document.fault("RFL215", path, message, hint=hint, severity="warning")


def texts_with_braces(value: Any, path: KeyPath) -> Iterator[tuple[KeyPath, str]]:
    """Every text of ours with a brace in it, and its place."""
    if isinstance(value, dict):
        for key, within in value.items():
            if not is_extra(key):
                yield from texts_with_braces(within, (*path, key))
    elif isinstance(value, list):
        for n, within in enumerate(value):
            yield from texts_with_braces(within, (*path, n))
    elif isinstance(value, str) and "{" in value:
        yield path, value
