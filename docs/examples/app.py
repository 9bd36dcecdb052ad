"""A web app that finds methods, shows their sheets, plans a meeting and lays a series over dates.

It is a WSGI app on the standard library alone: `python app.py` serves it on this computer,
and any WSGI server can serve `app`.
"""

import hashlib
import sys
from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import lru_cache
from html import escape
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import parse_qsl, urlencode
from wsgiref.simple_server import make_server
from zoneinfo import ZoneInfo

from reflectlib import (
    Catalogue,
    Filter,
    Method,
    Plan,
    PlanError,
    Series,
    Session,
    Timetable,
    UnknownFormatError,
    UnknownIdError,
    formats_of,
    fragment,
    media_type_of,
    plan,
    render,
    series,
)

if TYPE_CHECKING:
    from wsgiref.types import StartResponse

CATALOGUE = Catalogue.bundled()
ZONE = ZoneInfo("Europe/Amsterdam")
SILENT = {"people": "aantal mensen", "minutes": "duur"}
FORMS = {
    "": {"word": "Woord", "people": "Mensen", "minutes": "Minuten"},
    "plan": {"people": "Mensen", "minutes": "Minuten", "start": "Begin"},
    "series": {"start": "Begin", "times": "Aantal keren", "names": "Namen, met komma's"},
}
Asked = Mapping[str, str]


class Answer(NamedTuple):
    """What a browser gets: a status, a page or a file, and what a page may do."""

    status: str
    content: bytes
    policy: str = "default-src 'none'; form-action 'self'"
    media_type: str = media_type_of("html")
    file: str = ""


def document(title: str, body: str = "", error: Exception | None = None) -> bytes:
    """A page around a body that is HTML already; the words of an error, in English, are not."""
    head = f'<meta charset="utf-8"><title>{escape(title)}</title>'
    heading = "" if body.startswith("<h1>") else f"<h1>{escape(title)}</h1>"
    words = f'<p lang="en">{escape(str(error))}</p>' if error else ""
    return f'<!DOCTYPE html><html lang="nl">{head}{heading}{words}{body}'.encode()


def link(path: str, text: str, asked: Asked | None = None) -> str:
    """A link, which asks the same as was asked of this page."""
    query = f"?{urlencode(asked)}" if asked else ""
    return f' <a href="{escape(path + query)}">{escape(text)}</a>'


def form(kind: str, asked: Asked) -> str:
    """The form of a kind of page, filled in with what was asked."""
    fields = "".join(
        f'<label>{label} <input name="{name}" value="{escape(asked.get(name, ""))}"'
        f' type="{"datetime-local" if name == "start" else "text"}"></label> '
        for name, label in FORMS[kind].items()
    )
    return f"<form>{fields}<button>Vraag</button></form>"


def number(asked: Asked, name: str) -> int | None:
    """A number that was asked, or None. Raises `ValueError` for what is none."""
    return int(asked[name]) if name in asked else None


def search_page(asked: Asked) -> bytes:
    """The methods that fit, with links to what can be made of each."""
    people, minutes = number(asked, "people"), number(asked, "minutes")
    wanted = Filter(kind="method", word=asked.get("word"), people=people, minutes=minutes)
    found = wanted.apply(CATALOGUE)
    rows = "".join(f"<li>Bedoel je{link('/', word, {'word': word})}?</li>" for word in found.meant)
    for match in found:
        id, unstated = match.entry.id, [SILENT[what] for what in match.unstated]
        rows += f"<li>{link(f'/sheet/{id}', match.entry.title)}: {escape(match.entry.summary)}"
        rows += f" (onbekend: {', '.join(unstated)})" if unstated else ""
        if isinstance(match.entry, Method) and not match.entry.meetings:
            rows += link(f"/plan/{id}", "Plan een bijeenkomst")
        rows += f"{link(f'/series/{id}', 'Plan een reeks')}</li>"
    return document("Methoden", f"{form('', asked)}<ul>{rows}</ul>")


@lru_cache
def sheet_page(id: str) -> bytes:
    """The sheet of an entry: a whole page, with its clock."""
    return render(CATALOGUE[id], "html", catalogue=CATALOGUE)


def method_of(id: str) -> Method:
    """A method by its id. Raises `UnknownIdError`, also for another kind of entry."""
    method = CATALOGUE[id]
    if not isinstance(method, Method):
        raise UnknownIdError(id, what="method")
    return method


def planned(kind: str, id: str, asked: Asked) -> Plan | Series:
    """A meeting to the minute, or a series of them. What is not asked follows from the method."""
    people, minutes, begin = number(asked, "people"), number(asked, "minutes"), asked.get("start")
    names = [name.strip() for name in asked.get("names", "").split(",") if name.strip()]
    start = datetime.fromisoformat(begin).replace(tzinfo=ZONE) if begin else None
    session = Session(people=people, names=tuple(names), minutes=minutes, start=start)
    if kind == "plan":
        return plan(method_of(id), session)
    return series(method_of(id), session, Timetable(times=number(asked, "times")))


def planned_page(kind: str, id: str, asked: Asked) -> bytes:
    """A meeting or a series, with what can be made of it and a form to ask for another."""
    title = method_of(id).title
    if kind == "series" and "start" not in asked:
        return document(title, form(kind, asked))
    made = planned(kind, id, asked)
    links = link(f"/{kind}/{id}/html", "Om te printen", asked)
    if "ical" in formats_of(made):
        links += link(f"/{kind}/{id}/ical", "Voor in je agenda", asked)
    if isinstance(made, Plan):
        asked = {"people": str(made.people), "minutes": str(made.minutes), **asked}
    body = fragment(made, catalogue=CATALOGUE)
    return document(title, f"{body}<p>{links}</p>{form(kind, asked)}")


def answer(path: str, query: str) -> Answer:
    """What is at a path, or what is wrong, in reflectlib's own words."""
    asked, parts = dict(parse_qsl(query)), path.strip("/").split("/")
    try:
        match parts:
            case [""]:
                return Answer("200 OK", search_page(asked))
            case ["sheet", id]:
                # The page says itself what it may do; a policy of ours would stop its clock.
                return Answer("200 OK", sheet_page(id), policy="")
            case ["plan" | "series" as kind, id]:
                return Answer("200 OK", planned_page(kind, id, asked))
            case ["plan" | "series" as kind, id, "html" | "ical" as to]:
                content = render(planned(kind, id, asked), to, catalogue=CATALOGUE)
                file = f"{id}.ics" if to == "ical" else ""
                return Answer("200 OK", content, "", media_type_of(to), file)
    except UnknownIdError as error:
        return Answer("404 Not Found", document("Niet gevonden", error=error))
    except (PlanError, UnknownFormatError) as error:
        if error.code == "too_little_time":
            asked["minutes"] = str(error.fields["least"])
        page = document("Dat past niet", form(parts[0], asked), error)
        return Answer("422 Unprocessable Content", page)
    except ValueError:
        return Answer("400 Bad Request", document("Dat is geen getal of moment"))
    return Answer("404 Not Found", document("Niet gevonden"))


def app(environ: dict[str, Any], start_response: "StartResponse") -> Iterable[bytes]:
    """Answer a request; who has the page already gets no second copy."""
    if environ["REQUEST_METHOD"] not in ("GET", "HEAD"):
        start_response("405 Method Not Allowed", [("Allow", "GET, HEAD")])
        return []
    given = answer(environ["PATH_INFO"], environ.get("QUERY_STRING", ""))
    tag = f'"{hashlib.sha256(given.content).hexdigest()}"'
    headers = [("ETag", tag), ("Content-Type", f"{given.media_type}; charset=utf-8")]
    if given.policy:
        headers.append(("Content-Security-Policy", given.policy))
    if given.file:
        headers.append(("Content-Disposition", f'attachment; filename="{given.file}"'))
    if given.status == "200 OK" and environ.get("HTTP_IF_NONE_MATCH") == tag:
        start_response("304 Not Modified", headers)
        return []
    start_response(given.status, [*headers, ("Content-Length", str(len(given.content)))])
    return [] if environ["REQUEST_METHOD"] == "HEAD" else [given.content]


def main(port: int = 8000) -> None:
    """Serve it to this computer alone, until Ctrl+C."""
    with make_server("127.0.0.1", port, app) as server:
        print(f"http://127.0.0.1:{server.server_port}/", flush=True)  # noqa: T201  # a program
        server.serve_forever()


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
