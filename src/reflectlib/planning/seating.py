"""Who sits with whom: people over groups, otherwise each time, and never by chance."""

from collections.abc import Iterator, Sequence

Group = tuple[str, ...]


def seat(
    names: Sequence[str],
    sizes: Sequence[int],
    number: int,
    spread: Sequence[Sequence[str]] = (),
    first: int | None = None,
) -> tuple[Group, ...]:
    """People over groups of these sizes, which together are as many as they.

    Each `number` makes other groups than the one before, where there are others. Of the names in
    each of `spread`, such as all who have one role, as few as can be are in one group: the first
    of them in group `first`, or else in another for each number.
    """
    groups: list[list[str]] = [[] for _ in sizes]
    at: dict[str, int] = {}
    there = set(names)
    for shift, apart in enumerate(spread, number if first is None else first):
        held = [0] * len(sizes)
        for name in apart:
            if name in at:
                held[at[name]] += 1
        for name in apart:
            if name in at or name not in there:
                continue
            free = (group for group, size in enumerate(sizes) if len(groups[group]) < size)
            group = min(free, key=lambda group: (held[group], (group + shift) % len(sizes)))
            groups[group].append(name)
            at[name] = group
            held[group] += 1
    places = _places(len(sizes))
    for name in _turned([name for name in names if name not in at], number):
        group = next(place for place in places if len(groups[place]) < sizes[place])
        groups[group].append(name)
    return tuple(map(tuple, groups))


def pairs(names: Sequence[str], number: int) -> tuple[Group, ...]:
    """The pairs of one round of which, over all, everybody meets everybody once.

    Numbers of rounds start again after the last. Of an odd number of people one has nobody.
    """
    turned = _turned(names, number)
    if len(names) % 2:
        turned = turned[1:]
    half = len(turned) // 2
    return tuple(zip(turned[:half], reversed(turned[half:]), strict=True))


def rounds_of_pairs(people: int) -> int:
    """In how many rounds of pairs everybody meets everybody."""
    return max(1, people - 1 + people % 2)


def _turned(names: Sequence[str], number: int) -> tuple[str, ...]:
    """Another order for each number: of an even number of people the first stays in place."""
    fixed = 1 - len(names) % 2
    held, rest = tuple(names[:fixed]), tuple(names[fixed:])
    start = number % max(1, len(rest))
    return (*held, *rest[start:], *rest[:start])


def _places(groups: int) -> Iterator[int]:
    """The groups in the order in which people go into them: there and back again."""
    while True:
        yield from range(groups)
        yield from reversed(range(groups))
