"""The kinds of entry. Each has a module of the model, called after it, with its class."""

from typing import Literal, get_args

Kind = Literal["method", "programme", "checklist", "framework", "register"]
"""A kind of entry."""
KINDS: tuple[Kind, ...] = get_args(Kind)


def class_name(kind: str) -> str:
    """What the class of a kind is called: `Method`."""
    return kind.capitalize()
