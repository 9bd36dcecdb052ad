"""Where the bundled schemas and methods are, in a wheel and in a checkout."""

from pathlib import Path

SCHEMAS = "https://reflectlib.readthedocs.io/schemas/1/"
"""Where the schemas are published, by the version of what they describe; each has its name."""

_PACKAGE = Path(__file__).parent
_CHECKOUT = _PACKAGE.parent.parent


def _bundled(name: str) -> Path:
    installed = _PACKAGE / name
    return installed if installed.is_dir() else _CHECKOUT / name


def methods_dir() -> Path:
    """The folder of the bundled catalogue."""
    return _bundled("methods")


def schema_file(kind: str) -> Path:
    """The JSON Schema file of one kind of entry."""
    return _bundled("schemas") / schema_name(kind)


def schema_name(kind: str) -> str:
    """What the file of a schema is called, wherever it stands."""
    return f"{kind}.schema.json"
