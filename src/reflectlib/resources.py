"""Where the bundled schemas and methods are, in a wheel and in a checkout."""

from pathlib import Path

_PACKAGE = Path(__file__).parent
_CHECKOUT = _PACKAGE.parent.parent

SCHEMA_IDS = "https://reflectlib.readthedocs.io/schemas/1/"
"""What the `$id` of each schema begins with; the number is the version of the contract."""

SERIES_SCHEMA = "series-file"
"""What the schema of the file of a series is called; `series` is that of its data."""


SITE_SCHEMA = "site-settings"
"""What the schema of `reflect.toml` is called."""


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
    """The JSON Schema file of one kind of entry, or of the data of one kind of subject."""
    return _bundled("schemas") / schema_name(kind)


def schema_name(kind: str) -> str:
    """What the file of a schema is called, wherever it is."""
    return f"{kind}.schema.json"
