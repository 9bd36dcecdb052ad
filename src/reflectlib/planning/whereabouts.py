"""What a group is called, and where it meets: a place, or a link for who meets online."""

from urllib.parse import urlsplit

from reflectlib.errors import PlanError
from reflectlib.model.record import LONGEST_LINE, LONGEST_URL, Url, constraint_of, is_line
from reflectlib.planning.group import in_short


def check_whereabouts(group: object, location: object, link: object) -> None:
    """Refuse what cannot be the name of a group, a place or a link, with `PlanError`."""
    if not _is_line_or_none(group):
        raise PlanError("no_group_name", given=in_short(group), most=LONGEST_LINE)
    if not _is_line_or_none(location):
        raise PlanError("no_location", given=in_short(location), most=LONGEST_LINE)
    if link is not None and not _is_link(link):
        raise PlanError("no_link", given=in_short(link), most=LONGEST_URL)


def _is_line_or_none(given: object) -> bool:
    return given is None or (is_line(given) and "\n" not in str(given))


def _is_link(link: object) -> bool:
    """Tell whether something is the address of a page: with a host, and nothing out of view."""
    constraint = constraint_of(Url)
    if constraint is None or not constraint.accepts(link):
        return False
    try:
        return bool(urlsplit(str(link)).hostname)
    except ValueError:  # such as a port or an address of the network that is half written
        return False
