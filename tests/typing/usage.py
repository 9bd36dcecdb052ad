"""What people write with reflectlib, to be checked for its types; it is never run."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from fractions import Fraction
from pathlib import Path
from typing import Any, assert_type

import attrs

from reflectlib import (
    Added,
    Amount,
    Aspect,
    Assessment,
    Catalogue,
    Changes,
    Checklist,
    ComparisonData,
    Diagnostic,
    Due,
    Effort,
    EffortLine,
    Entry,
    Filter,
    Format,
    Framework,
    InvalidEntryError,
    Item,
    Kept,
    KeptSeries,
    Match,
    Matches,
    Meeting,
    Method,
    Minutes,
    MinutesData,
    MinutesPer,
    Note,
    Passage,
    Person,
    Phase,
    Plan,
    PlanError,
    Programme,
    Proposals,
    Question,
    Range,
    Reading,
    Reason,
    Reckoning,
    ReflectError,
    Register,
    RegisterCheck,
    Remark,
    Report,
    Role,
    Section,
    Series,
    Session,
    SiteReport,
    Skipped,
    Slot,
    Source,
    Span,
    Statement,
    Suggestion,
    Suggestions,
    Task,
    Timetable,
    UnknownIdError,
    Variant,
    Wish,
    Worksheet,
    assess,
    changed,
    check,
    check_register,
    compare,
    composed,
    data_of,
    dump,
    edit,
    effort,
    filled,
    find,
    formats_of,
    fragment,
    keep_series,
    load,
    load_series,
    load_with_report,
    media_type_of,
    parse,
    parse_series,
    parse_with_report,
    plan,
    propose,
    read_people,
    render,
    resume_series,
    series,
    split_into_groups,
    structure,
    suggest,
    together,
    unstructure,
    views_of,
    write_site,
)


def reading(path: Path) -> Entry:
    """Entries come from files, texts, data and catalogues."""
    catalogue = assert_type(Catalogue.bundled(path, "more"), Catalogue)
    assert_type(Catalogue.load(path), Catalogue)
    assert_type(catalogue["kom"], Entry)
    assert_type(find(catalogue, "KOM"), Entry)
    assert_type(parse("kind: method", "a text"), Entry)
    assert_type(structure({"kind": "method"}), Entry)
    assert_type(unstructure(catalogue["kom"]), dict[str, Any])
    everything: Mapping[str, Entry] = catalogue
    return next(iter(everything.values()), load(path))


def saving(path: Path, text: str) -> str:
    """What was read comes with its warnings; what was made is checked, written and changed."""
    reading = assert_type(load_with_report(path), Reading)
    assert_type(parse_with_report(text).report, Report)
    entry = reading.entry or load(path)
    assert_type(check(entry).errors, tuple[Diagnostic, ...])
    return edit(dump(entry), {"title": "Anders", "phases[0].time": None})


def narrowing(entry: Entry) -> str:
    """One test tells the kinds apart."""
    if isinstance(entry, Method):
        assert_type(entry, Method)
        return entry.form
    if isinstance(entry, Checklist):
        sections = assert_type(entry.sections, tuple[Section, ...])
        return assert_type(sections[0].statements, tuple[Statement, ...])[0].text
    if isinstance(entry, Framework):
        return assert_type(entry.items, tuple[Item, ...])[0].title
    return entry.title


def fields(method: Method) -> Iterator[object]:
    """Every part of a method has a type of its own."""
    yield assert_type(method.id, str)
    yield assert_type(method.participants, Range | None)
    yield assert_type(method.duration, Minutes | None)
    yield assert_type(method.sources, tuple[Source, ...])
    yield assert_type(method.roles, tuple[Role, ...])
    yield assert_type(method.preparation, tuple[Task, ...])
    yield assert_type(method.effort, tuple[Effort, ...])
    yield assert_type(method.worksheets, tuple[Worksheet, ...])
    yield assert_type(method.variants, tuple[Variant, ...])
    for phase in assert_type(method.phases, tuple[Phase, ...]):
        yield assert_type(phase.time, Minutes | MinutesPer | None)
        yield assert_type(phase.purpose, Note | None)
        yield assert_type(phase.questions, tuple[Question, ...])


def making() -> Phase:
    """What is made in code is checked, also what is left out and what is literal."""
    question = Question(text="Wat raakt je?", follow_ups=("Waarom?",))
    return Phase(
        id="start",
        title="Start",
        purpose=Note(text="Beginnen.", basis="editor"),
        time=Minutes(min=5, max=10),
        questions=(question,),
    )


def evolving(method: Method, phase: Phase, session: Session) -> Method:
    """Another value with a field changed is of the same type."""
    longer = assert_type(attrs.evolve(phase, time=MinutesPer(minutes=5, per="case")), Phase)
    assert_type(attrs.evolve(session, people=6), Session)
    assert_type(attrs.asdict(longer), dict[str, Any])
    return attrs.evolve(method, title="x", phases=(longer,))


def choosing(catalogue: Catalogue) -> Iterator[Match | Suggestion]:
    """Finding and suggesting take a catalogue, or any entries."""
    for match in assert_type(Filter(kind="method", people=6).apply(catalogue), Matches):
        assert_type(match.entry, Entry)
        yield match
    suggestions = suggest(list(catalogue.values()), Wish(6, 60, facilitation="guided"))
    for suggestion in assert_type(suggestions, Suggestions):
        assert_type(suggestion.method, Method)
        assert_type(suggestion.by_verdict("fits"), tuple[Reason, ...])
        assert_type(suggestion.session, Session | None)
        yield suggestion


def putting_together(catalogue: Catalogue, methods: list[Method]) -> Iterator[Plan]:
    """Whole meetings are proposed for what is wished, or made of methods one after another."""
    for proposal in assert_type(propose(catalogue, Wish(6, 120)), Proposals):
        yield plan(assert_type(proposal.programme, Programme), proposal.session)
    parts: list[Method | Minutes] = [*methods, Minutes(min=15, max=15)]
    day = assert_type(together(parts, title="Een dag"), Programme)
    yield plan(day, Session(people=6))


def judging(method: Method, framework: Checklist) -> Iterator[Passage]:
    """Findings lead to passages."""
    for finding in assert_type(assess(method, framework), Assessment):
        for aspect in assert_type(finding.aspects, tuple[Aspect, ...]):
            yield from assert_type(aspect.passages, tuple[Passage, ...])


def planning(method: Method, start: datetime) -> Plan:
    """A plan and its slots, and how many people are in each group."""
    changes = Changes(skip=["a"], set={"b": 5}, add=[Added("Inchecken", "start", 10)])
    assert_type(changed(method, changes), Method)
    assert_type(changes.add[0].step, Phase | str)
    planned = plan(method, Session(people=6, minutes=60, start=start, changes=changes))
    for slot in assert_type(planned.slots, tuple[Slot, ...]):
        assert_type(slot.phase, Phase | None)
    assert_type(planned.at(5), datetime | None)
    assert_type(planned.remarks, tuple[Remark, ...])
    assert_type(split_into_groups(6, Range(min=2, max=3)), tuple[int, ...])
    assert_type(filled(method, planned), Method)
    assert_type(composed(method, Catalogue(())), Method)
    return planned


def over_a_year(method: Method, start: datetime) -> Series:
    """A series, its meetings and what must be done for them."""
    timetable = Timetable(every=Span(weeks=2), times=3, move={date(2026, 1, 5): date(2026, 1, 6)})
    assert_type(timetable.move, Mapping[date, date | datetime])
    row = series(method, Session(names=("Ada", "Bo"), start=start), timetable)
    for meeting in assert_type(row.meetings, tuple[Meeting, ...]):
        assert_type(meeting.start, datetime)
        assert_type(meeting.roles, Mapping[str, tuple[str, ...]])
        assert_type(meeting.due, tuple[Due, ...])
        assert_type(meeting.day, date)
        assert_type(meeting.names, tuple[str, ...])
    assert_type(row.skipped, tuple[Skipped, ...])
    series(method, Session(start=start), timetable, held=row.meetings[:1])
    return row


def kept_as_a_file(method: Method, start: datetime, path: Path) -> Kept:
    """A series that is kept, read again and gone on with."""
    made = keep_series(method, Session(start=start), Timetable(times=3), id="rij", now=start)
    assert_type(made, KeptSeries)
    again = assert_type(parse_series(render(made, to="yaml")), Kept)
    assert_type(resume_series(again, method, now=start), KeptSeries)
    return assert_type(load_series(path), Kept)


def reckoning(method: Method) -> Fraction | None:
    """What it takes, as exact numbers."""
    hours = assert_type(effort(method, 6), Reckoning)
    assert_type(hours.lines, tuple[EffortLine, ...])
    amount = assert_type(hours.per_year("deelnemer"), Amount | None)
    return amount.most if amount else None


def showing(entry: Entry, catalogue: Catalogue) -> bytes:
    """Formats and views are words that a checker knows."""
    assert "sheet" in views_of(entry)
    assert "html" in assert_type(formats_of(entry, "sheet"), tuple[Format, ...])
    assert_type(fragment(compare([entry]), "comparison"), str)
    assert_type(media_type_of("ical"), str)
    assert data_of(entry)
    compared = assert_type(data_of(compare([entry])), ComparisonData)
    assert_type(compared[0]["minutes"], MinutesData | None)
    return assert_type(render(entry, to="html", view="handout", catalogue=catalogue), bytes)


def proving(catalogue: Catalogue, series: Series, content: bytes) -> bytes:
    """A series held against a register, and its papers with the people of a spreadsheet."""
    register = catalogue["vit"]
    assert isinstance(register, Register)
    check = assert_type(check_register(series, register), RegisterCheck)
    assert_type(check.fails, bool)
    people, report = read_people(content, "groep.csv")
    assert_type(people, tuple[Person, ...])
    assert_type(report, Report)
    return render(series, "docx", "statement", people=people, registers=(register,))


def publishing(catalogue: Catalogue, folder: Path) -> tuple[ReflectError, ...]:
    """A site, and what of it could not be read."""
    report = write_site(catalogue, folder, title="Methoden", progress=print)
    return assert_type(report, SiteReport).refused


def failing(path: Path) -> Report:
    """Errors have what they are about."""
    try:
        load(path)
    except InvalidEntryError as error:
        first = assert_type(error.report[0], Diagnostic)
        assert_type(error.report[1:], tuple[Diagnostic, ...])
        assert_type(first.line, int)
        return error.report
    except UnknownIdError as error:
        assert_type(error.near, tuple[str, ...])
    except PlanError as error:
        assert_type(str(error), str)
    return Report()
