"""A new record stands where its kind stands, says what is to be filled in, and is right once it is."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import full
import pytest
import small
from qianhai.checking.fields import Shape, shape_at
from qianhai.checking.fitting import Data, check_records
from qianhai.editing import new
from qianhai.editing.new import Made, Refused
from qianhai.editing.skeleton import HEADING
from qianhai.reading.composing import read
from qianhai.reading.documents import Document, Steps, Value
from qianhai.reading.findings import Finding
from qianhai.reading.settings import Settings
from qianhai.schema.contents import Plan
from qianhai.schema.kinds import KINDS, first_line, kind_of
from qianhai.schema.values import Form

Project = Callable[[Mapping[str, str]], Settings]

FULL = {name: text.replace("@", "Words") for name, text in full.FILES.items()}

WHERE = {
    "section": "layout",
    "statement": "layout/finance",
    "group": "plan",
    "summary": "finance",
    "figure": "output",
    "way": "investors",
    "source": "sources/all",
    "disagreement": "",
    "unknown": "unknowns/all",
}
"""Where a record of a kind is put, if it has to be said."""

BESIDE = {
    "source": (small.FINANCE, "sources: [newspaper]", "sources: [newspaper, named-source]"),
    "group": ("data/plan.yml", "    relation: plan\n", "    relation: plan\n    group: named-group\n"),
}
"""What else a new record asks for: a file, what stands there, and what is to stand there."""


TO_CONFIRM = ("stale-translation", "stale-passage")
"""What `make translated` settles once all is written."""


def held(settings: Settings) -> dict[str, str]:
    return {
        path.relative_to(settings.root).as_posix(): path.read_text("utf-8") for path in settings.data.rglob("*.yml")
    }


def findings(files: Mapping[str, str]) -> list[Finding]:
    return small.findings(files, FULL)


def data(files: Mapping[str, str]) -> Data:
    return check_records(small.documents(files), complete=True)[0]


def blanks(value: Value, way: Steps) -> Iterator[Steps]:
    """The ways to all that is to be filled in."""
    if value is None or value == []:
        yield way
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from blanks(part, (*way, key))
    elif isinstance(value, list):
        for number, part in enumerate(value):
            yield from blanks(part, (*way, number))


def filling(shape: Shape, way: Steps, known: Mapping[str, str]) -> str:
    """What may stand in a place."""
    if shape.entry:
        one = filling(shape.entry, way, known)
        return f"[{one}, 2]" if way[-1] == "at" else f"[{one}]"
    if shape.choices:
        return "since" if "since" in shape.choices else shape.choices[0]
    if shape.kinds is not None:
        return next(
            name for name, kind in known.items() if kind in (shape.kinds or ["statement"]) and "new" not in name
        )
    if way[-1] in ("zh-Hans", "zh-Hant"):
        return "文字"
    words = f"On {' '.join(step for step in way if isinstance(step, str))} it is reported that words were said."
    return {Form.DATE: "2024", Form.TEXT: words, Form.ADDRESS: "https://example.org/", Form.TRUTH: "true"}.get(
        shape.form or Form.TEXT, "5"
    )


def filled(document: Document, known: Mapping[str, str]) -> str:
    """A file with all that a new record leaves blank filled in, by what may stand there."""
    lines = document.text.split("\n")
    for key, value in document.value.items():
        kind = next(kind for kind in KINDS if kind.key == key and kind.files)
        for way in blanks(value, (key,)):
            shape = shape_at(kind.record, way[2:])
            assert shape
            line = document.keys[way][0] - 1
            lines[line] = re.sub(r":( \[\])?  # .*", lambda _: f": {filling(shape, way, known)}", lines[line])  # noqa: B023
    return re.sub(r"\bnew-(?=[a-z]+ )", "named-", "\n".join(lines))


@pytest.mark.parametrize("kind", [kind.name for kind in KINDS if kind.record is not Plan])
def test_a_record_of_every_kind_is_told_to_be_filled_in_and_then_right(project: Project, kind: str) -> None:
    settings = project(FULL)
    made = new.new(settings, kind, WHERE.get(kind, ""))
    assert made.id == f"new-{kind}"
    after = held(settings)
    (file,) = (name for name, text in after.items() if text != FULL.get(name))
    assert file == made.file
    assert f"- id: new-{kind}" in after[file].split("\n")[made.line - 1]

    # Every place that is blank is told, and the id.
    document, unread = read(after[file].encode(), file)
    assert document
    assert not unread
    found = findings(after)
    told = {one.position.line for one in found if one.position.file == file}
    ways = [way for key, value in document.value.items() for way in blanks(value, (key,))]
    assert ways
    for way in ways:
        around = document.position(way[:-1]).line
        assert {document.keys[way][0], around} & told, way
    assert (f"{file}", made.line, "unnamed") in [(one.position.file, one.position.line, one.rule) for one in found]

    # Filled in, nothing is wrong that was not wrong before.
    good = {**after, file: filled(document, data(after).kinds)}
    if beside := BESIDE.get(kind):
        good = small.with_change(*beside, good)
    more = Counter((one.rule, one.found) for one in findings(good)) - Counter(
        (one.rule, one.found) for one in findings(FULL)
    )
    assert [one for one in more if one[0] not in TO_CONFIRM] == []
    assert any(item.id == f"named-{kind}" for item in data(good).items())


@pytest.mark.parametrize("kind", [kind.name for kind in KINDS if kind.record is not Plan])
def test_what_is_commented_out_is_right_once_it_is_not(project: Project, kind: str) -> None:
    settings = project(FULL)
    made = new.new(settings, kind, WHERE.get(kind, ""))
    path = settings.root / made.file
    lines = path.read_text("utf-8").split("\n")
    own = range(made.line - 1, len(lines))
    for _ in range(2):
        lines = [
            re.sub(r"^( *)# (?=( *(- )?)[a-z][\w-]*:)", r"\1", line) if number in own else line
            for number, line in enumerate(lines)
        ]
    document, unread = read("\n".join(lines).encode(), made.file)
    assert document
    assert not unread
    text = filled(document, data(held(settings)).kinds)
    _, unfit = check_records(small.documents({**held(settings), made.file: text}), complete=True)
    assert unfit == []


def test_every_other_byte_stays_and_so_do_line_ends(project: Project) -> None:
    settings = project(small.FILES)
    path = settings.root / small.FINANCE
    before = small.FILES[small.FINANCE].replace("\n", "\r\n").encode()
    path.write_bytes(before)
    assert new.new(settings, "statement", "finance") == Made(small.FINANCE, 14, "new-statement")
    after = path.read_bytes()
    assert after.startswith(before)
    assert after.count(b"\r\n") == after.count(b"\n")
    # A second one has an id of its own.
    assert new.new(settings, "statement", "data/layout/finance.yml").id == "new-statement-2"
    assert path.read_bytes().startswith(after)


def test_the_end_of_the_list_is_before_what_follows_it(project: Project) -> None:
    text = """\
groups:
  # These stand apart.

  - id: one
    name:
      en: One
    note:
      en: >-
        Some words.

        # no comment

  - id: two  # the last
    name: {en: Two}

# What is said.
statements:
  - id: fund-rules
    relation: since
    group: one
    text:
      en: Fund rules changed.
    sources: [newspaper]"""
    settings = project({**small.FILES, small.FINANCE: text})
    made = new.new(settings, "group", "finance")
    lines = (settings.root / small.FINANCE).read_text("utf-8").split("\n")
    rest = [*lines[:14], *lines[lines.index("# What is said.") - 1 :]]
    assert rest == text.split("\n")
    assert lines[13:16] == ["    name: {en: Two}", "", "  " + HEADING]
    assert lines[made.line - 1].startswith("  - id: new-group  # ")
    # The last line has no end of its own.
    made = new.new(settings, "statement", "finance")
    after = (settings.root / small.FINANCE).read_text("utf-8").split("\n")
    assert after[: len(lines)] == lines
    assert after[made.line - 1].startswith("  - id: new-statement  # ")


def test_a_file_that_is_not_there_yet_is_begun(project: Project) -> None:
    settings = project(small.FILES)
    made = new.new(settings, "statement", "layout")
    text = (settings.root / made.file).read_text("utf-8")
    assert made == Made("data/layout/chapter.yml", 4, "new-statement")
    assert text.startswith(f"{first_line('layout/chapter.yml')}\nstatements:\n  {HEADING}\n  - id: new-statement")
    assert new.new(settings, "body", "").file == "data/bodies.yml"
    assert new.new(settings, "source", "sources/press").file == "data/sources/press.yml"
    assert new.new(settings, "source", "official").file == "data/sources/official.yml"


def test_a_list_that_is_not_there_yet_is_begun(project: Project) -> None:
    settings = project(small.FILES)
    made = new.new(settings, "way", "investors")
    text = (settings.root / made.file).read_text("utf-8")
    assert text.startswith(small.FILES[made.file] + f"    ways:\n      {HEADING}\n      - id: new-way  # ")
    made = new.new(settings, "group", "finance")
    text = (settings.root / made.file).read_text("utf-8")
    assert text.startswith(small.FILES[made.file] + f"\ngroups:\n  {HEADING}\n  - id: new-group  # ")


KNOWN = ", ".join(kind.name for kind in KINDS if kind.record is not Plan)

HOMES = "plan, layout/finance, layout/stages, layout/chapter, promotion-meeting"

REFUSED = {
    "no kind": ("", "", f"No kind is given. Write one of {KNOWN}: KIND=…"),
    "unknown kind": (
        "statment",
        "",
        f"There is no kind “statment”; did you mean “statement”? Write one of {KNOWN}: KIND=…",
    ),
    "second plan": ("plan", "", f"There is one plan, in data/contents.yml. Write one of {KNOWN}: KIND=…"),
    "no file": (
        "statement",
        "",
        f"Say the file that it is to stand in. Write one of {HOMES}: IN=…",
    ),
    "unknown file": (
        "statement",
        "layout/finances",
        "“layout/finances” is not the file that it is to stand in; did you mean “layout/finance”? "
        f"Write one of {HOMES}: IN=…",
    ),
    "file of another kind": (
        "body",
        "layout/finance",
        "“layout/finance” is not the file that it is to stand in. Write one of bodies: IN=…",
    ),
    "outside": (
        "source",
        "../../x",
        "“../../x” is not the file that it is to stand in. Write one of sources/all: IN=…",
    ),
    "unknown holder": (
        "section",
        "layuot",
        "“layuot” is not the chapter that it belongs to, by its id; did you mean “layout”? Write one of layout: IN=…",
    ),
    "item of another kind as holder": (
        "way",
        "plan",
        "“plan” is not the reader that it belongs to, by its id. Write one of investors: IN=…",
    ),
}


@pytest.mark.parametrize(("kind", "where", "told"), REFUSED.values(), ids=REFUSED.keys())
def test_what_cannot_be_is_refused_in_a_sentence(project: Project, kind: str, where: str, told: str) -> None:
    settings = project(small.FILES)
    with pytest.raises(Refused) as refused:
        new.new(settings, kind, where)
    assert str(refused.value) == told
    assert held(settings) == small.FILES


BROKEN = {
    "statements:\n  - id: [": "data/layout/finance.yml cannot be read: data/layout/finance.yml:2:9 The bracket “[” "
    "that opens here is not closed, or a comma is missing in it. Close it with “]”.",
    "statements: []\n": "“statements” in data/layout/finance.yml is written in brackets; write “statements:” alone on "
    "the line, and nothing after it.",
    "statements: [{id: a-b}]\n": "“statements” in data/layout/finance.yml is written in brackets; write each of its "
    "entries on lines of its own.",
}


@pytest.mark.parametrize(("text", "told"), BROKEN.items())
def test_a_file_that_nothing_can_be_added_to_is_left(project: Project, text: str, told: str) -> None:
    settings = project({**small.FILES, small.FINANCE: text})
    with pytest.raises(Refused) as refused:
        new.new(settings, "statement", "layout/finance")
    assert str(refused.value) == told
    assert (settings.root / small.FINANCE).read_text("utf-8") == text


def test_a_link_is_not_followed(project: Project, tmp_path: Path) -> None:
    settings = project(small.FILES)
    other = tmp_path / "other.yml"
    other.write_text("bodies:\n", "utf-8")
    (settings.data / "bodies.yml").symlink_to(other)
    with pytest.raises(Refused, match=r"data/bodies\.yml is no file"):
        new.new(settings, "body", "")
    assert other.read_text("utf-8") == "bodies:\n"


def test_a_published_id_is_not_given_again(project: Project) -> None:
    gone = "state: retired, when: 2024-02-01, why: {en: Gone.}"
    register = f"ids:\n  - {{id: new-body, since: 2024-01-01, at: [bodies/], {gone}}}\n"
    settings = project({**small.FILES, "data/ids.yml": register})
    assert new.new(settings, "body", "").id == "new-body-2"


def test_each_kind_has_a_name_of_its_own() -> None:
    assert len({kind.name for kind in KINDS}) == len(KINDS)
    assert kind_of(Plan).name == "plan"
