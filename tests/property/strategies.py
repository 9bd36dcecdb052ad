"""Strategies made from the model's own types, and texts that would love to be markup."""

import typing
from typing import Any, Literal

from hypothesis import strategies as st

from reflectlib.characters import find_hidden
from reflectlib.model import record, steps, timing
from reflectlib.model.checklist import Checklist
from reflectlib.model.framework import Framework
from reflectlib.model.method import Method
from reflectlib.model.programme import Block, Programme, Side
from reflectlib.model.register import Register

HOSTILE = (
    "<script>alert(1)</script>", "</script>", "</main>", "</title><script>", "<!-- x -->", "<!--",
    "<!--<script>", "<b>x</b>", "<br>", "a < b > c", "\"><img src=x onerror=alert(1)>",
    "'><img src=x onerror=alert(1)>", "x\u2028y", "x\u2029y",
    "&amp;", "&#42;", "&copy", "AT&T", "*x*", "**x**", "_x_", "snake_case", "__x__", "~~x~~",
    "`x`", "```", "~~~", "[x](y)", "![x](y)", "[ ] x", "<https://x.y>", "https://x.y",
    "# x", "###### x", "x #", "x ##", "1. x", "12) x", "- x", "+ x", "* x", "> x", "---", "***",
    "___", "===", "= =", "-", "+", "*", "#", ">", ":", ": x", ":--", "| a | b |", "a|b", "\\",
    "\\|", "\\\\", "x\\", "\\*", "{{ 7*7 }}", "{% raw %}", "{# x #}", "]]>", "'", '"', "a  b", "°",
    "± 3", "1", "1.", "2023-03", "no", "null", "é", "日本", "🙂", "x\u00a0y", "a\tb", "!", "!!x",
    "%x", "@x", "[x]: y",
)  # fmt: skip

NOTHING = st.none()

signs = st.text(st.sampled_from("<>&*_|[]()#`~\\!+-=.:;'\"{}%@/ 019abéx\u00a0"), max_size=12)
words = st.one_of(
    st.sampled_from(HOSTILE),
    signs,
    st.text(
        st.characters(categories=("L", "M", "N", "P", "S", "Zs"), exclude_characters="\ufeff"),
        max_size=12,
    ),
)


def _has_ink(text: str) -> bool:
    return not text.isspace() and text != ""


lines = st.lists(words, min_size=1, max_size=3).map(" ".join).filter(_has_ink)
texts = st.one_of(
    lines, st.lists(st.one_of(words, st.just("")), min_size=1, max_size=4).map("\n".join)
).filter(_has_ink)
slugs = st.from_regex(r"[a-z0-9]{1,5}(-[a-z0-9]{1,4})?", fullmatch=True)

BY_EXPECTATION = {
    record.constraint_of(record.Slug).expected: slugs,
    record.constraint_of(record.Line).expected: lines,
    record.constraint_of(record.Text).expected: texts,
    record.constraint_of(record.Url).expected: st.just("https://x.nl/a?b=1&c=(2)*_"),
    record.constraint_of(record.Language).expected: st.sampled_from(["nl", "en", "nl-BE", "de"]),
    record.constraint_of(record.ClockTime).expected: st.sampled_from(["09:00", "12:30", "23:59"]),
    record.constraint_of(record.KeptDay).expected: st.sampled_from(["2026-11-26", "2026-02-31"]),
    record.constraint_of(record.Month).expected: st.sampled_from(["2023-03", "1999-12"]),
}

# A key that holds what nobody sees is no key in a file.
seen = words.filter(lambda word: not find_hidden(word))
data = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | st.just(1.5) | words,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(seen, inner, max_size=2),
    max_leaves=3,
)
extras = st.just({}) | st.dictionaries(st.sampled_from(["x-", "x-a", "x-min"]), data, max_size=2)


def values(annotation: Any) -> st.SearchStrategy[Any]:
    """Values of a field's type."""
    core, optional, many = record.unpack(annotation)
    one = _core_values(core)
    if many:
        return st.lists(one, max_size=2).map(tuple)
    return st.none() | one if optional else one


def _core_values(core: Any) -> st.SearchStrategy[Any]:
    constraint = record.constraint_of(core)
    if isinstance(constraint, record.Whole):
        return st.integers(constraint.low, constraint.high)
    if constraint is not None:
        return BY_EXPECTATION[constraint.expected]
    if record.origin_of(core) is Literal:
        return st.sampled_from(typing.get_args(core))
    if members := typing.get_args(core):
        return st.one_of(*map(_core_values, members))
    if core is bool:
        return st.booleans()
    if core is Side:
        return _sides()
    if core is timing.Frequency:
        return st.one_of(
            records(core, times=st.none(), per=st.none(), every=records(timing.Span)),
            records(
                core,
                every=st.none(),
                times=_core_values(timing.Range),
                per=st.sampled_from(["week", "month", "year"]),
            ),
        )
    return records(core)


def records(cls: Any, **fixed: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Objects of a class of the model; `fixed` overrules what a field's type allows."""
    fields = {
        field.name: fixed[field.name] if field.name in fixed else values(field.type)
        for field in record.own_fields(cls)
    }
    fields["extra"] = extras
    if issubclass(cls, timing.Range | timing.Span):
        own = {field.name for field in record.own_fields(cls)} - {"about", "per"}
        ends = st.fixed_dictionaries(fields).filter(lambda given: any(given[key] for key in own))
        return ends.map(lambda given: cls(**given))
    if cls is steps.Phase:
        timed = st.fixed_dictionaries(fields).filter(
            lambda given: given["time"] is None or given["share"] is None
        )
        return timed.map(
            lambda given: cls(**given | {"locked": given["locked"] and given["time"] is not None})
        )
    if cls is Block:
        return st.fixed_dictionaries(fields).map(
            lambda given: cls(**given | {"share": None if given["minutes"] else given["share"]})
        )
    return st.builds(cls, **fields)


def _sides() -> st.SearchStrategy[Side]:
    """What goes on side by side: each is a method or a step."""
    return st.one_of(
        records(Side, method=slugs, step=NOTHING),
        records(Side, method=NOTHING, step=records(steps.Phase)),
    )


def _blocks() -> st.SearchStrategy[Block]:
    """Blocks of a programme, each of which is one thing."""
    none: dict[str, st.SearchStrategy[Any]] = {
        **dict.fromkeys(("method", "step", "pause"), NOTHING),
        "parallel": st.just(()),
    }
    things: list[dict[str, st.SearchStrategy[Any]]] = [
        {"method": slugs},
        {"step": records(steps.Phase)},
        {"pause": records(timing.Minutes), "minutes": NOTHING, "share": NOTHING},
        {"parallel": st.lists(_sides(), min_size=1, max_size=2).map(tuple)},
    ]
    return st.one_of(*(records(Block, **none | thing) for thing in things))


ids = st.sampled_from(["gespreksleider", "inbrenger", "deelnemer"])
methods = records(Method, phases=st.lists(records(steps.Phase), max_size=2).map(tuple))
programmes = records(Programme, blocks=st.lists(_blocks(), max_size=3).map(tuple))
entries = st.one_of(methods, programmes, records(Checklist), records(Framework), records(Register))
