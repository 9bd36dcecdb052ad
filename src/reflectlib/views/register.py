"""A register: what it asks, what it wants to see, and what could not be verified."""

from collections.abc import Iterator

from reflectlib.catalogue import Catalogue
from reflectlib.language.words import Words
from reflectlib.message import _
from reflectlib.model.entry import Note
from reflectlib.model.register import Register
from reflectlib.page import Heading, Items, ListItem, Notice, Page, PageBlock, Paragraph
from reflectlib.views.blocks import note_items
from reflectlib.views.entry import entry_page
from reflectlib.views.register_words import DECIDES, proof_in_words, rule_in_words


def register(register: Register, catalogue: Catalogue) -> Page:
    """Make the page of a register."""
    words = Words(register.language)
    return entry_page(register, _own(register, words), catalogue)


def _own(register: Register, words: Words) -> Iterator[PageBlock]:
    yield Notice(words.say(DECIDES))
    yield Heading(words.say(_("What it asks")))
    if register.rules:
        items = (
            ListItem(rule_in_words(rule, words), ours=_is_ours(rule.text))
            for rule in register.rules
        )
        yield Items(tuple(items))
    else:
        yield Paragraph(words.say(_("No rule on hours, meetings or people was found.")))
    if register.proof or register.proof_notes:
        yield Heading(words.say(_("What it wants to see")))
    if register.proof:
        yield Paragraph(proof_in_words(register, words))
    if register.proof_notes:
        yield note_items(register.proof_notes)
    if register.not_verified:
        yield Heading(words.say(_("What could not be verified")))
        yield note_items(register.not_verified)


def _is_ours(note: Note | None) -> bool:
    return note is not None and note.basis == "editor"
