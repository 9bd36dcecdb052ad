"""reflectlib: methods to reflect on work together, held as data.

    >>> from reflectlib import Catalogue, render
    >>> kom = Catalogue.bundled()["kom"]
    >>> html = render(kom, to="html")

Names are imported when they are first used, so that a program pays for what it takes. Those in
`__init__.pyi` are public; every module below this one is private, and may change at any time.
"""

from importlib import import_module
from typing import Any

_STUB: str = __loader__.get_data(f"{__file__}i").decode()
_HOMES = {
    name: home
    for line in _STUB.splitlines()
    if line.startswith("from ")
    for _, home, _, name, *_ in [line.split()]
}

__all__ = [*_HOMES]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'reflectlib' has no attribute '{name}'")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
