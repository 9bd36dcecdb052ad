"""What holds of references to steps, and of methods within methods, whatever they are."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import method, renderings, texts_of, written
from reflectlib import (
    Catalogue,
    Method,
    Plan,
    PlanError,
    Session,
    composed,
    filled,
    plan,
    structure,
    unstructure,
    views_of,
)
from reflectlib.model.references import references
from reflectlib.rendering import make_page

IDS = ("a", "b", "a-b", "b-a", "a-b-a")
METHODS = ("one", "two", "three")
PLAIN = ("Go.", "{x}", "{step:nothing}")
times = st.one_of(
    st.none(),
    st.integers(1, 60),
    st.builds(lambda n, m: {"min": min(n, m), "max": max(n, m)}, st.integers(1, 60), st.just(30)),
    st.builds(lambda n: {"minutes": n, "per": "case"}, st.integers(1, 20)),
)


@st.composite
def methods(draw: st.DrawFn, id: str) -> Method:
    """A method whose texts refer to its steps, some of which are other methods, or its own."""
    steps = []
    ids = draw(st.lists(st.sampled_from(IDS), min_size=1, max_size=4, unique=True))
    named = st.builds(
        "{{{}:{}}}".format, st.sampled_from(["step", "minutes"]), st.sampled_from(ids)
    )
    words = st.lists(st.one_of(st.sampled_from(PLAIN), named), min_size=1, max_size=4)
    texts = words.map(" ".join)
    for each in ids:
        step: dict[str, Any] = {"id": each, "title": f"The title of {each}"}
        for key, values in {
            "instructions": st.lists(texts, max_size=2),
            "tips": st.lists(texts, max_size=1),
            "time": times,
            "repeat": st.sampled_from([None, None, "case"]),
            "method": st.sampled_from([None, None, *METHODS, "unknown"]),
        }.items():
            if value := draw(values):
                step[key] = value
        steps.append(step)
    if len(steps) > 1 and draw(st.booleans()):
        steps[0]["questions"] = [{"text": f"{draw(texts)}?", "category": "c"}]
    made: Method = method(
        id=id, title=id, language=draw(st.sampled_from(["en", "nl"])), phases=steps,
        goals=[draw(texts)], materials=draw(st.lists(texts, max_size=2)),
        question_categories=[{"id": "c", "title": "C"}],
    )  # fmt: skip
    return made


catalogues = st.tuples(*(methods(id) for id in METHODS)).map(Catalogue)


def left_over(found: Iterator[str]) -> list[str]:
    """The ids of steps that are still referred to in texts, but the one that there never is.

    What is between braces in the scripts of a page is theirs.
    """
    texts = (re.sub(r"<script>.*?</script>", "", text, flags=re.DOTALL) for text in found)
    return [id for text in texts for _kind, id in references(text) if id != "nothing"]


def first(catalogue: Catalogue) -> Method:
    """The method of a catalogue that is looked at."""
    found = catalogue["one"]
    assert isinstance(found, Method)
    return found


@given(methods("one"))
@settings(max_examples=200)
def test_filling_leaves_no_reference_to_a_known_step(entry: Method) -> None:
    """Not in any text; nothing else changes, and to fill in twice changes nothing."""
    made = filled(entry)
    assert not left_over(written(made))
    assert filled(made) == made
    assert [phase.title for phase in made.phases] == [phase.title for phase in entry.phases]
    both = zip(written(entry), written(made), strict=True)
    assert all(new.count("{x}") == old.count("{x}") for old, new in both)


@given(catalogues, st.integers(2, 8), st.none() | st.integers(30, 300))
@settings(max_examples=200, deadline=None)
def test_a_composed_method_is_one(catalogue: Catalogue, people: int, minutes: int | None) -> None:
    """Its ids are its own, its references lead somewhere, it plans, and it is made once."""
    entry = first(catalogue)
    made = composed(entry, catalogue)
    assert structure(unstructure(made)) == made
    assert composed(made, catalogue) == made
    ids = [phase.id for phase in made.phases]
    assert len(set(ids)) == len(ids)
    categories = {category.id for category in made.question_categories}
    asked = [question.category for phase in made.phases for question in phase.questions]
    assert categories.issuperset(filter(None, asked))
    assert not left_over(written(filled(made)))
    try:
        planned = plan(made, Session(people=people, minutes=minutes))
    except PlanError as error:
        assert error.code in ("too_little_time", "longer_than_a_day")  # noqa: PT017
    else:
        assert not left_over(texts_of(make_page(planned, "run-sheet", catalogue).blocks))


def plans_of(entry: Method) -> Iterator[Plan]:
    """A plan of each kind of meeting that a method has."""
    for meeting in entry.meetings or (None,):
        try:
            yield plan(entry, Session(meeting=meeting.id if meeting else None))
        except PlanError:
            continue


@pytest.mark.parametrize("id", [*Catalogue.bundled()])
def test_no_view_of_the_catalogue_shows_a_reference(id: str) -> None:
    """Whatever is shown of an entry, or of a plan of it, names steps as people do."""
    catalogue = Catalogue.bundled()
    entry = catalogue[id]
    for view in views_of(entry):
        assert not left_over(texts_of(make_page(entry, view, catalogue).blocks)), view
    for planned in plans_of(composed(entry, catalogue)) if isinstance(entry, Method) else ():
        for view, to, content in renderings(planned, catalogue):
            assert not left_over(iter([content.decode()])), (view, to)
