"""What the package offers."""

import pytest


def test_public_names_can_all_be_imported() -> None:
    """Everything that the package offers is there, documented, and nothing else is."""
    import reflectlib

    for name in reflectlib.__all__:
        assert getattr(reflectlib, name).__doc__
    assert set(reflectlib.__all__) == set(dir(reflectlib)) == set(reflectlib._HOMES)
    with pytest.raises(AttributeError, match="has no attribute 'nothing'"):
        reflectlib.nothing  # noqa: B018
