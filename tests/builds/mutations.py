"""Small accidents to data: what an editor's slip, a bad merge or a careless script does to it, by seeded chance."""

import json
from collections.abc import Iterator, Mapping
from random import Random

from qianhai.reading.composing import read
from qianhai.reading.documents import Value

Files = dict[str, Value]
Place = tuple[Value, str | int]
"""A value by the mapping or list that holds it, and its key or number there."""

WORDS = (
    "x",
    "con",
    "search",
    "in-figures",
    "2099-01-01",
    "2023",
    "0",
    "-1",
    "true",
    "context",
    "plan",
    "stages",
    "promotion-meeting",
    "zh-Hans",
    "规划",
    "a b",
    "../x/",
)
"""What may come to stand where something else belongs."""


def parsed(files: Mapping[str, str]) -> Files:
    """Files as plain values."""
    return {name: dict(document.value) for name, text in files.items() if (document := read(text.encode(), name)[0])}


def written(files: Files) -> dict[str, str]:
    """Plain values as files. JSON is YAML."""
    return {name: json.dumps(value, ensure_ascii=False, indent=1) for name, value in files.items()}


def mutated(files: Files, random: Random) -> Files:
    """A copy of the files after one to three accidents."""
    changed: Files = json.loads(json.dumps(files))
    for _ in range(random.choice((1, 1, 1, 2, 3))):
        random.choice(ACCIDENTS)(changed, random)
    return changed


def _places(files: Files) -> list[Place]:
    """Every value of every file below its top, by where it is held."""

    def inside(value: Value) -> Iterator[Place]:
        keys: list[str | int] = []
        if isinstance(value, dict):
            keys.extend(value)
        elif isinstance(value, list):
            keys.extend(range(len(value)))
        for key in keys:
            yield value, key
            yield from inside(value[key])  # type: ignore[index]

    return [place for value in files.values() for place in inside(value)]


def _get(place: Place) -> Value:
    holder, key = place
    return holder[key]  # type: ignore[index]


def _put(place: Place, value: Value) -> None:
    holder, key = place
    holder[key] = value  # type: ignore[index]


def _copy(value: Value) -> Value:
    copied: Value = json.loads(json.dumps(value))
    return copied


def rename(files: Files, random: Random) -> None:
    """A text becomes another: one of the usual mistakes, or one that stands somewhere else."""
    texts = [place for place in _places(files) if isinstance(_get(place), str)]
    if texts:
        _put(random.choice(texts), random.choice((random.choice(WORDS), _get(random.choice(texts)))))


def rename_id(files: Files, random: Random) -> None:
    """An id becomes another."""
    ids = [place for place in _places(files) if place[1] == "id"]
    if ids:
        _put(random.choice(ids), random.choice((*WORDS, _get(random.choice(ids)))))


def drop(files: Files, random: Random) -> None:
    """A key or an entry goes."""
    if places := _places(files):
        holder, key = random.choice(places)
        del holder[key]  # type: ignore[union-attr,arg-type]


def double(files: Files, random: Random) -> None:
    """An entry of a list stands twice, with its id or with one of its own."""
    entries = [place for place in _places(files) if isinstance(place[0], list)]
    if entries:
        holder, key = random.choice(entries)
        copied = _copy(holder[key])  # type: ignore[index]
        if isinstance(copied, dict) and "id" in copied and random.random() < 0.7:
            copied["id"] = f"{copied['id']}-again"
        holder.append(copied)  # type: ignore[union-attr]


def swap(files: Files, random: Random) -> None:
    """Two values change places: under the same key, or any two."""
    places = _places(files)
    if len(places) > 1:
        one = random.choice(places)
        alike = [place for place in places if place[1] == one[1]] if random.random() < 0.7 else places
        other = random.choice(alike)
        here, there = _copy(_get(one)), _copy(_get(other))
        _put(other, here)
        _put(one, there)


def move(files: Files, random: Random) -> None:
    """An entry goes from its list to another of the same name, or to any."""
    lists = [(place[1], value) for place in _places(files) if isinstance(value := _get(place), list)]
    full = [(name, entries) for name, entries in lists if entries]
    if full:
        name, entries = random.choice(full)
        alike = (
            [found for key, found in lists if key == name] if random.random() < 0.5 else [found for _, found in lists]
        )
        random.choice(alike).append(entries.pop(random.randrange(len(entries))))


def empty(files: Files, random: Random) -> None:
    """A value is emptied."""
    if places := _places(files):
        _put(random.choice(places), random.choice(("", None, [], {}, " ")))


def add(files: Files, random: Random) -> None:
    """A key comes into a record from another one."""
    places = [place for place in _places(files) if isinstance(place[1], str)]
    records = [value for place in _places(files) if isinstance(value := _get(place), dict)]
    if places and records:
        place = random.choice(places)
        random.choice(records)[str(place[1])] = _copy(_get(place))


def level(files: Files, random: Random) -> None:
    """All values of one key of one file become the same."""
    places = [place for place in _places({"": files[random.choice(sorted(files))]}) if isinstance(_get(place), str)]
    if places:
        key = random.choice(places)[1]
        becomes = random.choice((*WORDS, "0"))
        for place in places:
            if place[1] == key:
                _put(place, becomes)


def lose_file(files: Files, random: Random) -> None:
    """A file goes, is emptied, or gets another's name."""
    name = random.choice(sorted(files))
    value = files.pop(name)
    match random.randrange(3):
        case 0:
            files[name] = {}
        case 1:
            files[random.choice(("data/x.yml", "data/layout/x.yml", *sorted(files)))] = value


ACCIDENTS = (
    rename,
    rename,
    rename_id,
    rename_id,
    drop,
    drop,
    double,
    double,
    swap,
    swap,
    move,
    move,
    empty,
    add,
    add,
    level,
    lose_file,
)
