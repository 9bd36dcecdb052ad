"""Where the bundled schemas and methods are, in a wheel and in a checkout."""

from pathlib import Path

_PACKAGE = Path(__file__).parent
_CHECKOUT = _PACKAGE.parent.parent


def _bundled(name: str) -> Path:
    installed = _PACKAGE / name
    return installed if installed.is_dir() else _CHECKOUT / name


def methods_dir() -> Path:
    """The folder of the bundled catalogue."""
    return _bundled("methods")


def compiled_file() -> Path:
    """The compiled catalogue, which a wheel alone has."""
    return _PACKAGE / "methods.jsonl"


def schema_file(kind: str) -> Path:
    """The JSON Schema file of one kind of entry."""
    return _bundled("schemas") / f"{kind}.schema.json"
