"""What is written is what is read."""

import json

import pytest
from hypothesis import given, settings
from strategies import entries

from reflectlib import Catalogue, render, structure, unstructure
from reflectlib.model.entry import Entry


@given(entries)
@settings(max_examples=200)
def test_structure_undoes_unstructure(entry: Entry) -> None:
    """Every entry comes back equal from its plain data."""
    assert structure(unstructure(entry)) == entry


@given(entries)
@settings(max_examples=100)
def test_json_reads_back_equal(entry: Entry) -> None:
    """The JSON of every entry structures back into an equal entry."""
    assert structure(json.loads(render(entry, to="json"))) == entry


@given(entries)
@settings(max_examples=200)
def test_structure_undoes_the_explicit_form(entry: Entry) -> None:
    """Every entry comes back equal from its explicit form, in which no value has two shapes."""
    assert structure(unstructure(entry, explicit=True)) == entry


def test_json_of_the_catalogue_reads_back_equal(catalogue: Catalogue) -> None:
    """The JSON of every bundled entry structures back into an equal entry."""
    for entry in catalogue.values():
        assert structure(json.loads(render(entry, to="json"))) == entry


@pytest.mark.parametrize("key", ["format", "kind"])
def test_written_data_says_what_it_is(catalogue: Catalogue, key: str) -> None:
    """What says how to read a file is written, though it is a default."""
    assert key in unstructure(catalogue["kom"])
