"""What an editor is told to write follows from what the field holds, whatever stands there instead."""

from collections.abc import Iterator
from typing import Any

import pytest
import small
from qianhai.checking.fields import FORMS, Shape, keys_of, shape_at, wanted
from qianhai.checking.fitting import check_records
from qianhai.reading.composing import read
from qianhai.schema import addresses
from qianhai.schema.kinds import KINDS, lists_of
from qianhai.schema.parts import Item, Record
from qianhai.schema.values import Form

WRONG = {"nothing": "", "a list": "[[1]]", "a set of keys": "{q: 1}", "a text": "'!'"}
"""What can stand in a place where something else is wanted."""

FILE_OF = {kind.record: (f"data/{kind.files[0].replace('*', 'x')}", kind.key) for kind in KINDS if kind.files}


def leaves(record: type[Record], way: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Shape]]:
    """Every field of a record and of the records inside it, by its way of keys, and what may stand there."""
    for key in keys_of(record):
        shape = shape_at(record, (*way, key)) if not way else shape_at(record, (key,))
        assert shape
        yield (*way, key), shape
        inner = (shape.entry or shape).record
        if inner:
            yield from leaves(inner, (*way, key))


def one_of_each_shape() -> dict[str, tuple[type[Item], tuple[str, ...], Shape]]:
    """A place in some record for each of the things that may stand in a field."""
    found: dict[str, tuple[type[Item], tuple[str, ...], Shape]] = {}
    for record in FILE_OF:
        for way, shape in leaves(record):
            found.setdefault(wanted(shape), (record, way, shape))
    return found


PLACES = one_of_each_shape()


def written(record: type[Item], way: tuple[str, ...], value: str) -> str:
    """A file with an item that has nothing but the value in the given place."""
    text = value
    for step, key in reversed(list(enumerate(way))):
        shape = shape_at(record, way[:step])
        text = f"{{{key}: {text}}}"
        if shape and shape.entry:
            text = f"[{text}]"
    return f"{FILE_OF[record][1]}:\n  - {text}\n"


@pytest.mark.parametrize("wrong", WRONG.values(), ids=WRONG.keys())
@pytest.mark.parametrize(("cure", "place"), PLACES.items(), ids=PLACES.keys())
def test_the_cure_is_of_the_fields_type(
    cure: str, place: tuple[type[Item], tuple[str, ...], Shape], wrong: str
) -> None:
    record, way, shape = place
    file = FILE_OF[record][0]
    document, unread = read(written(record, way, wrong).encode(), file)
    assert document
    assert not unread
    _, findings = check_records([document], complete=True)
    at = [
        finding for finding in findings if finding.rule not in ("missing-field", "no-source", "unknown-key", "too-few")
    ]
    # What fits is not refused: a text is a text, an entry of a list that is a list, a set of keys of a record.
    if not at:
        list_of_lists = wrong == WRONG["a list"] and shape.entry is not None
        assert shape.is_prose or shape.kinds is not None or list_of_lists or shape.record or shape.entry
        return
    for finding in at:
        told = finding.cure
        inner = wanted(shape.entry) if shape.entry else ""
        assert any(told.startswith(f"Write {words}") for words in (cure, inner) if words) or told.startswith(
            "Allowed: "
        ), finding
        if Form.TEXT not in (shape.form, shape.entry and shape.entry.form):
            assert not told.startswith("Write a text"), finding


def test_every_form_is_a_place() -> None:
    assert {words for words in PLACES if words in FORMS.values()} == set(FORMS.values())


def told(kind: str, value: str) -> list[tuple[str, str, str, str]]:
    """What is found in a figure, a policy or another record with one value that is wrong."""
    files = {
        "date": small.with_change("data/layout/finance.yml", "date: 2024-01-05", f"date: {value}".rstrip()),
        "id": small.with_change("data/layout/finance.yml", "id: fund-rules", f"id: {value}"),
        "relation": small.with_change("data/layout/finance.yml", "relation: since", f"relation: {value}"),
        "url": small.with_change("data/sources/all.yml", "url: https://example.org/report", f"url: {value}"),
        "count": small.with_change("data/contents.yml", "indicators: 14", f"indicators: {value}"),
        "text": small.with_change(
            "data/layout/finance.yml", "en: Fund rules changed on 5 January 2024.", f"en: {value}".rstrip()
        ),
        "chinese": small.with_change(
            "data/layout/finance.yml",
            "en: Fund rules changed on 5 January 2024.",
            f"en: Fund rules changed on 5 January 2024.\n      zh-Hans: {value}".rstrip(),
        ),
        "list": small.with_change("data/layout/finance.yml", "also: [stages]", f"also: {value}"),
        "key": small.with_change("data/layout/finance.yml", "    date: 2024-01-05", f"    {value}: 2024-01-05"),
    }[kind]
    _, findings = check_records(small.documents(files), complete=True)
    return [(str(one.position).split(":", 1)[1], one.rule, one.found, one.cure) for one in findings]


DATES = "Write 2024, 2024-02, 2024-02-26, or a period such as 2021/2025."
ADDRESS = "Write the whole address, beginning with https:// or http://."
COUNT = "Write a whole number in digits, such as 14."

VALUES: dict[str, tuple[str, str, tuple[str, str, str, str]]] = {
    "date with non-breaking hyphens": (
        "date",
        "2024\u201101\u201105",
        (
            "4:11",
            "impossible-date",
            "“2024\u201101\u201105” is not a date.",
            "Write “2024-01-05” (it holds U+2011 (non-breaking hyphen)).",
        ),
    ),
    "date in full-width digits": (
        "date",
        "２０２４-01",
        (
            "4:11",
            "impossible-date",
            "“２０２４-01” is not a date.",
            "Write “2024-01” (it holds U+FF12 (fullwidth digit two)).",
        ),
    ),
    "date as Chinese writes it": (
        "date",
        "2024年1月5日",
        (
            "4:11",
            "impossible-date",
            "“2024年1月5日” is not a date.",
            "Write “2024-01-05” (it holds U+5E74 (cjk unified ideograph-5e74)).",
        ),
    ),
    "period with an en dash": (
        "date",
        "2021–2025",
        ("4:11", "impossible-date", "“2021–2025” is not a date.", "Write “2021/2025” (it holds U+2013 (en dash))."),
    ),
    "date without noughts": (
        "date",
        "2024-1-5",
        ("4:11", "impossible-date", "“2024-1-5” is not a date.", "Write “2024-01-05”."),
    ),
    "date with slashes": (
        "date",
        "2024/1/5",
        ("4:11", "impossible-date", "“1/5” is not a date.", "Write “2024-01-05”."),
    ),
    "date in words": ("date", "5 January 2024", ("4:11", "impossible-date", "“5 January 2024” is not a date.", DATES)),
    "blank date": ("date", "", ("4:10", "empty", "“date” is blank.", DATES[:-1] + ", or remove the key.")),
    "id with a figure dash": (
        "id",
        "fund\u2012rules",
        ("2:9", "bad-id", "“fund\u2012rules” is not an id.", "Write “fund-rules” (it holds U+2012 (figure dash))."),
    ),
    "id in capitals and spaces": (
        "id",
        "Fund Rules",
        ("2:9", "bad-id", "“Fund Rules” is not an id.", "Write “fund-rules”."),
    ),
    "key with a full-width hyphen": (
        "key",
        "found－by",
        (
            "4:5",
            "unknown-key",
            "“found－by” is not a key of a statement (it holds U+FF0D (fullwidth hyphen-minus)).",
            "Did you mean “found-by”? Allowed: ",
        ),
    ),
    "relation nobody knows": (
        "relation",
        "wish",
        (
            "3:15",
            "unknown-value",
            "“wish” is not a value that “relation” can have.",
            "Allowed: plan, reply, remark, before, since, context.",
        ),
    ),
    "list whose dashes are none": (
        "list",
        "– stages",
        (
            "12:11",
            "wrong-type",
            "“also” holds the text “– stages”.",
            "Begin each entry with “-” and a space (it holds U+2013 (en dash)).",
        ),
    ),
    "text cut by a number sign": (
        "text",
        "Release #5 of the plan",
        (
            "6:19",
            "comment-in-text",
            "A “#” after a space begins a comment, so the text ends here.",
            "If it belongs to the text, put the whole text in quotation marks; if not, set it apart by two spaces.",
        ),
    ),
    "text that is all comment": (
        "text",
        "#5 of the plan",
        (
            "6:10",
            "empty",
            "This value is blank.",
            "“#” begins a comment here: if it belongs to the value, put the value in quotation marks.",
        ),
    ),
    "blank Chinese": (
        "chinese",
        "",
        ("7:15", "empty", "“zh-Hans” is blank.", "Write the English in Simplified Chinese."),
    ),
    "blank text": ("text", "", ("6:10", "empty", "“en” is blank.", "Write a text.")),
    "spaces for a text": ("text", "'  '", ("6:11", "empty", "This value is blank.", "Write a text.")),
    "count of less than nothing": (
        "count",
        "-3",
        ("8:17", "bad-number", "“-3” is not a whole number of things.", COUNT),
    ),
    "count in parts": ("count", "1.5", ("8:17", "bad-number", "“1.5” is not a whole number of things.", COUNT)),
    "count with a comma": ("count", "1,400", ("8:17", "bad-number", "“1,400” is not a plain number.", "Write “1400”.")),
    "count of two thousand digits": (
        "count",
        "9" * 2000,
        ("8:17", "bad-number", "A number of 2000 digits; nobody means more than 20.", COUNT),
    ),
    "address with a full-width colon": (
        "url",
        "https：//example.org/",
        (
            "15:10",
            "bad-url",
            "“https：//example.org/” is not a web address.",
            "Write “https://example.org/” (it holds U+FF1A (fullwidth colon)).",
        ),
    ),
    "address of an open bracket": (
        "url",
        '"https://[::1"',
        (
            "15:10",
            "bad-url",
            "“https://[::1” names no host that can be read; brackets [ ] hold the numbers of an IPv6 host only.",
            ADDRESS,
        ),
    ),
}


@pytest.mark.parametrize(("kind", "value", "expected"), VALUES.values(), ids=VALUES.keys())
def test_what_was_meant_is_told(kind: str, value: str, expected: tuple[str, str, str, str]) -> None:
    (found,) = told(kind, value)
    assert found[:3] == expected[:3]
    assert found[3].startswith(expected[3]) if expected[3].endswith(": ") else found[3] == expected[3]


def test_comments_beside_ids_dates_and_lists_are_fine() -> None:
    assert told("date", "2024-01-05  # or 2024") == []
    assert told("relation", "since # not before") == []
    assert told("list", "[stages] # and no other") == []
    assert told("url", "https://example.org/ # a copy") == []
    assert told("text", "Fund rules changed.   # as printed") == []


@pytest.mark.parametrize(
    ("address", "fault"),
    [
        ("example.org", "is not a web address"),
        ("ftp://example.org/", "is not a web address"),
        ("javascript:alert(1)", "is not a web address"),
        ("https:///etc/passwd", "names no host"),
        ("https://?x", "names no host"),
        ("https://user:pw@example.org/", "holds a user's name or password"),
        ("https://user@example.org/", "holds a user's name or password"),
        ("https://ex℀mple.org/", "names a host with characters that only look like others"),
        ("https://ｅxample.org/", "names a host with characters that only look like others"),
        ("https://example.org/a b", "holds a space"),
        ("https://example.org\\@evil.org/", "holds the character “\\”"),
        ("https://example.org:0/", "names the port 0"),
        ("https://example.org:99999/", "names a port that is not a number from 1 to 65535"),
        ("https://example.org:x/", "names a port that is not a number from 1 to 65535"),
        ("https://intranet/x", "names the host “intranet”, which has no dot"),
        ("https://-a.org/", "names the host “-a.org”, which cannot be one"),
        ("https://a..org/", "names the host “a..org”, which cannot be one"),
        ("https://999.1.1.1/", "names the host “999.1.1.1”, which is no address of a machine"),
        ("https://[zz]/", "names no host that can be read; brackets [ ] hold the numbers of an IPv6 host only"),
        ("https://example.org/x。", "ends in “。”, which belongs to the text around it"),
        ("https://example.org/" + "x" * 2000, "has 2020 characters, more than 2000"),
    ],
)
def test_addresses_that_lead_nowhere_are_refused(address: str, fault: str) -> None:
    assert addresses.fault(address) == fault


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org",
        "http://example.org:8080/a_(b)/?x=1&y=前海#z",
        "https://前海.中国/规划",
        "https://xn--fiqs8s/".replace("xn--fiqs8s", "qianhai.xn--fiqs8s"),
        "https://[2001:db8::1]:443/",
        "https://192.0.2.1/",
        "http://localhost:8000/",
        "https://web.archive.org/web/2024/https://example.org/",
        "https://example.org./",
    ],
)
def test_addresses_that_may_lead_somewhere_are_taken(address: str) -> None:
    assert addresses.fault(address) is None


def test_a_list_of_the_wrong_length_is_told() -> None:
    text = "places:\n  - id: zone\n    position: {at: [1, 2, 3]}\n"
    document, _ = read(text.encode(), "data/places.yml")
    assert document
    _, findings = check_records([document], complete=True)
    (found,) = [one for one in findings if one.rule == "too-many"]
    assert (str(found.position), found.found, found.cure) == (
        "data/places.yml:3:20",
        "“at” has 3 entries.",
        "Write 2 at most.",
    )


def test_an_area_is_not_less_than_nothing() -> None:
    text = "places:\n  - id: zone\n    area: {value: -15}\n"
    document, _ = read(text.encode(), "data/places.yml")
    assert document
    _, findings = check_records([document], complete=True)
    assert ("data/places.yml:3:19", "bad-number", "“-15” is less than nothing.") in [
        (str(one.position), one.rule, one.found) for one in findings
    ]


def test_every_file_of_a_kind_is_known() -> None:
    for record, (file, key) in FILE_OF.items():
        lists: Any = lists_of(file.removeprefix("data/"))
        assert lists[key] is record
