"""Text → data with the place of every key and value: YAML 1.2's core, and no more than we need."""

from contextlib import suppress
from typing import Any

import yaml
from yaml import cyaml

from reflectlib.characters import clean
from reflectlib.reading.document import Document
from reflectlib.reading.parser import MAX_VALUES, Parser, Stop
from reflectlib.reading.text import MAX_BYTES, check, decode
from reflectlib.reading.tokens import refuse


def parse(content: bytes, file: str, *, room: int = 1) -> Document:
    """Parse the bytes of one definition. Never raises: `diagnostics` says what is wrong.

    `data` is None when nothing could be read. `file` is the name shown to people, and `room` how
    many times as large as a definition it may be.
    """
    document = Document(file)
    text, document.diagnostics = decode(content, file, MAX_BYTES * room)
    if text is None:
        return document
    document.text = text
    if not check(document) or refuse(document):
        return document
    parser = Parser(document, text, MAX_VALUES * room)
    try:
        data, places = parser.read()
        if not parser.torn:
            document.data, document.places = data, places
    except Stop:
        pass
    except yaml.MarkedYAMLError as error:
        parser.explain(error)
    return document


def peek(content: bytes, key: str) -> Any:
    """Read the text of one key at the top of a definition, and nothing behind it.

    None where it is not there; nothing is checked, but what nobody sees is left out.
    """
    depth, at_key = 0, True
    events = yaml.parse(content, Loader=cyaml.CLoader)
    with suppress(yaml.YAMLError):
        for event in events:
            if depth == 1 and isinstance(event, yaml.ScalarEvent):
                if at_key and event.value == key:
                    value = getattr(next(events), "value", None)
                    return value and clean(value)
                at_key = not at_key
            depth += isinstance(event, yaml.CollectionStartEvent)
            if isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
                at_key = at_key or depth == 1
    return None
