"""The page of a site on which entries stand side by side."""

from collections.abc import Sequence

from reflectlib.language.terms import FIELDS
from reflectlib.language.words import Words
from reflectlib.message import _
from reflectlib.page import Page
from reflectlib.site.lines import IndexLine
from reflectlib.site.looks import Looks
from reflectlib.views.comparison import ALWAYS
from reflectlib.writers.frame import data_block, document


def comparison(lines: Sequence[IndexLine], page: Page, words: Words, looks: Looks) -> bytes:
    """The page that sets any of these entries side by side."""
    keys = dict.fromkeys((*ALWAYS, *(key for line in lines for key in line.cells)))
    entries = {
        line.id: {
            "title": line.title,
            "url": line.url,
            "language": line.language,
            "cells": line.cells,
        }
        for line in lines
    }
    data = {
        "entries": entries,
        "rows": {key: words.say(FIELDS[key]) for key in keys},
        "labels": {"unstated": words.say(_("not stated"))},
    }
    return document(
        "compare.html.j2",
        ("page.css", "site.css"),
        ("compare.js",),
        page=page,
        _=words.gettext,
        search=data_block(data),
        data="",
        layout="wide",
        own_style=looks.style,
    ).encode()
