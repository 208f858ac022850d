"""What can be mended with certainty is mended, and nothing else: no other byte of any file changes."""

from collections.abc import Callable, Mapping, Sequence

import pytest
import small
from qianhai.editing import fixes, schema
from qianhai.reading.files import Found
from qianhai.reading.findings import Edit, Finding, Position, mistyped
from qianhai.reading.remembering import Memory
from qianhai.reading.settings import Settings
from qianhai.schema.kinds import first_line
from qianhai.schema.records import Statement

Project = Callable[[Mapping[str, str]], Settings]

FINANCE = small.FINANCE
NBSP, WIDE = "\u00a0", "\u3000"

CERTAIN: dict[str, tuple[str, str, str]] = {
    "key with two letters exchanged": (FINANCE, "sources:", "soruces:"),
    "key with a letter too few": (FINANCE, "    terms:", "    trms:"),
    "key with a letter too many": (FINANCE, "relation:", "rellation:"),
    "key with another letter": ("data/sources/all.yml", "    grade: C", "    grede: C"),
    "key in capitals": (FINANCE, "also:", "Also:"),
    "key with an underscore": (FINANCE, "zh-Hans:", "zh_Hans:"),
    "key with a full-width hyphen": (FINANCE, "zh-Hans:", "zh－Hans:"),
    "list of another name": (FINANCE, "statements:", "statement:"),
    "full-width colon": (FINANCE, "relation: since", "relation：since"),
    "full-width colon and a wide space": (FINANCE, "relation: since", f"relation：{WIDE}since"),
    "full-width colon before a list": (FINANCE, "    terms:\n", "    terms：\n"),
    "no space after a colon": (FINANCE, "relation: since", "relation:since"),
    "full-width brackets": (FINANCE, "[newspaper]", "［newspaper］"),
    "dash that is none": (FINANCE, "  - id: fund-rules", "  – id: fund-rules"),
    "dash of an inner list that is none": (FINANCE, "      - zh-Hans", "      － zh-Hans"),
    "dashes of a list of ids that are none": (
        "data/contents.yml",
        "    opening: [plan-released]\n",
        "    opening:\n      – plan-released\n",
    ),
    "hyphen of an id that is none": (FINANCE, "fund-rules", "fund\u2011rules"),
    "hyphens of a date that are none": (FINANCE, "date: 2024-01-05", "date: 2024\u201301\u201305"),
    "date as Chinese writes it": (FINANCE, "date: 2024-01-05", "date: 2024年1月5日"),
    "date without noughts": (FINANCE, "date: 2024-01-05", "date: 2024-1-5"),
    "date in full-width digits, in quotation marks": (FINANCE, "date: 2024-01-05", 'date: "２０２４-01-05"'),
    "hyphen of a reference that is none": ("data/plan.yml", "[official-text]", "[official\u2010text]"),
    "reference in capitals": ("data/plan.yml", "[official-text]", "[Official_Text]"),
    "number in groups": ("data/contents.yml", "indicators: 14", "indicators: １４"),
    "value in capitals": (FINANCE, "relation: since", "relation: Since"),
    "address with a full-width colon": ("data/sources/all.yml", "https://", "https：//"),
    "compatibility ideograph": (FINANCE, "基金", "基\uf90a"),
    "radical": (FINANCE, "fund\n", "fund\n        zh-Hant: ⾦\n"),
    "letter and its accent apart": (FINANCE, "en: Fund rules changed", "en: Fund rules cha\u0301nged"),
    "zero-width space": (FINANCE, "en: Fund", "en: Fu\u200bnd"),
    "no-break spaces in an indentation": (FINANCE, "    date:", f"{NBSP}{NBSP}{NBSP} date:"),
    "wide spaces in an indentation": (FINANCE, "    date:", f"{WIDE}{WIDE}date:"),
    "no-break space after a colon": (FINANCE, "date: ", f"date:{NBSP}"),
    "spaces at an end": (FINANCE, "relation: since\n", "relation: since  \n"),
    "spaces on an empty line": ("data/sources/all.yml", "  - id: newspaper", "   \n  - id: newspaper"),
    "byte-order mark": (FINANCE, "statements:", "\ufeffstatements:"),
}
"""By what is wrong: a file, what stands there, and what it is spoilt to."""

BY_LINES = (
    "key with two letters exchanged",
    "full-width colon before a list",
    "full-width brackets",
    "wide spaces in an indentation",
    "spaces at an end",
)
"""Those of which it matters how lines end."""

WRITTEN = {
    "dashes of a list of ids that are none": ("opening: [plan-released]\n", "opening:\n      - plan-released\n"),
    "date in full-width digits, in quotation marks": ("date: 2024-01-05", 'date: "2024-01-05"'),
    "compatibility ideograph": ("基金", "基金"),
    "radical": ("fund\n", "fund\n        zh-Hant: 金\n"),
    "letter and its accent apart": ("changed", "chánged"),
    "spaces on an empty line": ("  - id: newspaper", "\n  - id: newspaper"),
}
"""Where what is written is not what stood there before it was spoilt."""


def held(settings: Settings) -> dict[str, bytes]:
    return {path.relative_to(settings.root).as_posix(): path.read_bytes() for path in settings.data.rglob("*.yml")}


def as_bytes(files: Mapping[str, str]) -> dict[str, bytes]:
    return {name: text.encode() for name, text in files.items()}


Mend = Callable[[Mapping[str, bytes]], tuple[dict[str, bytes], list[Edit]]]


@pytest.fixture(scope="module")
def mend(tmp_path_factory: pytest.TempPathFactory) -> Mend:
    """Gives files as they become, and every edit."""
    settings, memory = Settings(tmp_path_factory.mktemp("project")), Memory()

    def as_mended(files: Mapping[str, bytes]) -> tuple[dict[str, bytes], list[Edit]]:
        found = [Found(name, content) for name, content in sorted(files.items())]
        changed, edits = fixes.mended(found, settings, memory)
        return {**files, **changed}, edits

    return as_mended


@pytest.mark.parametrize(("what", "end"), [*((what, "\n") for what in CERTAIN), *((what, "\r\n") for what in BY_LINES)])
def test_what_is_certain_is_mended(mend: Mend, what: str, end: str) -> None:
    file, right, wrong = CERTAIN[what]
    good = small.FILES if what not in WRITTEN else small.with_change(file, *WRITTEN[what])
    spoilt, wanted = (
        as_bytes({name: text.replace("\n", end) for name, text in files.items()})
        for files in (small.with_change(file, right, wrong), good)
    )
    mended, edits = mend(spoilt)
    assert mended == wanted
    assert edits
    assert mend(mended) == (mended, [])


UNCERTAIN: dict[str, tuple[str, str, str]] = {
    "key unlike any": (FINANCE, "also:", "elsewhere:"),
    "short key": (FINANCE, "      en: Fund rules", "      em: Fund rules"),
    "key whose value would not fit": (FINANCE, "sources: [newspaper]", "source: newspaper"),
    "key that stands there already": (FINANCE, "    also:", "    redaers: []\n    also:"),
    "reference to what is not there": (FINANCE, "[newspaper]", "[newspapre]"),
    "value unlike any": (FINANCE, "relation: since", "relation: sence"),
    "number with a comma": ("data/contents.yml", "indicators: 14", "indicators: 1,4"),
    "day of another order": (FINANCE, "date: 2024-01-05", "date: 5/1/2024"),
    "tab": (FINANCE, "    date:", "\tdate:"),
    "private character": (FINANCE, "en: Fund", "en: Fu\ue123nd"),
    "wide space as deep as nothing around it": (FINANCE, "    date:", f"{WIDE} date:"),
    "words before a full-width colon": (FINANCE, "relation: since", "Ministry：since"),
    "unclosed quotation mark": (FINANCE, "date: 2024-01-05", 'date: "2024-01-05'),
    "id that would be taken": (FINANCE, "id: fund-rules", "id: plan\u2010released"),
    "wrong encoding": (FINANCE, "基金", "åŸºé‡‘"),
}


@pytest.mark.parametrize(("file", "right", "wrong"), UNCERTAIN.values(), ids=UNCERTAIN.keys())
def test_what_is_not_certain_is_left_as_it_is(mend: Mend, file: str, right: str, wrong: str) -> None:
    spoilt = as_bytes(small.with_change(file, right, wrong))
    assert mend(spoilt) == (spoilt, [])


def test_several_faults_are_mended_together_and_told(project: Project) -> None:
    files = small.with_change(
        FINANCE, "    relation: since\n    date: 2024-01-05", "    relation：since \n    date: 2024–1–5"
    )
    files = small.with_change(FINANCE, "sources:", "soruces:", files)
    files = small.with_change("data/plan.yml", "text:", "txet:", files)
    settings = project(files)
    report = fixes.fix(settings)
    assert held(settings) == as_bytes(small.FILES)
    assert report.findings == ()
    assert fixes.fix(settings).said == ("Nothing could be mended with certainty.",)
    assert not [path for path in settings.root.rglob("*") if "writing" in path.name]
    assert set(report.said) == {
        "data/layout/finance.yml:3:13: “：” → “:”",
        "data/layout/finance.yml:3:19: the spaces",
        "data/layout/finance.yml:4:11: “2024–1–5” → “2024-01-05”",
        "data/layout/finance.yml:10:5: “soruces” → “sources”",
        "data/plan.yml:4:5: “txet” → “text”",
        "5 places mended.",
    }


def test_what_a_record_hid_that_did_not_fit_comes_to_light(mend: Mend) -> None:
    hidden = small.with_change(FINANCE, "en: Fund rules changed on", "en: Fund rules were labeled on")
    spoilt = small.with_change(FINANCE, "sources:", "soruces:", hidden)
    mended, edits = mend(as_bytes(spoilt))
    assert mended == as_bytes(hidden)
    assert len(edits) == 1


def test_what_is_left_is_reported_beside_what_is_mended(project: Project) -> None:
    files = small.with_change(FINANCE, "sources:", "soruces:")
    files = small.with_change("data/plan.yml", "relation: plan", "relation: wish", files)
    settings = project(files)
    report = fixes.fix(settings)
    assert report.failed
    assert small.lines(report) == ["data/plan.yml:3:15 unknown-value"]
    assert held(settings)[FINANCE] == small.FILES[FINANCE].encode()


def test_a_first_line_is_written_and_the_ids_are_made_known(project: Project) -> None:
    files = {name: f"{first_line(name.removeprefix('data/'))}\n{text}" for name, text in small.FILES.items()}
    settings = project(files)
    schema.make(settings)
    (settings.root / FINANCE).write_bytes(small.FILES[FINANCE].replace("fund-rules", "fund-law").encode())
    plan = settings.data / "plan.yml"
    plan.write_text(files["data/plan.yml"].replace(".schema/", "schema/"), "utf-8")
    report = fixes.fix(settings)
    assert report.findings == ()
    assert held(settings) == as_bytes(small.with_change(FINANCE, "fund-rules", "fund-law", files))


def test_what_an_editor_saves_meanwhile_is_kept(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = project(small.with_change(FINANCE, "sources:", "soruces:"))
    path = settings.root / FINANCE
    real = fixes.mended

    def saved_meanwhile(found: Sequence[Found | Finding], settings: Settings) -> tuple[dict[str, bytes], list[Edit]]:
        path.write_text("statements: []\n", "utf-8")
        return real(found, settings)

    monkeypatch.setattr(fixes, "mended", saved_meanwhile)
    report = fixes.fix(settings)
    assert report.failed
    assert report.said == ("A file changed meanwhile, so that nothing was mended: run it again.",)
    assert path.read_text("utf-8") == "statements: []\n"


def test_edits_change_nothing_but_their_places() -> None:
    content = "a：1\r\nb: ２\n".encode()
    at = Position("x", 1, 2), Position("x", 2, 4)
    assert fixes.edited(content, [Edit(at[0], "：", ": "), Edit(at[1], "２", "2")]) == b"a: 1\r\nb: 2\n"
    with pytest.raises(ValueError, match="does not stand at x:1:2"):
        fixes.edited(content, [Edit(at[0], ":", "")])


@pytest.mark.parametrize("key", [str(info.alias) for info in Statement.model_fields.values()])
def test_a_word_is_never_taken_for_another_that_there_is(key: str) -> None:
    keys = [str(info.alias) for info in Statement.model_fields.values()]
    assert mistyped(key, keys) == key
    assert mistyped(key[1:], keys) in (key, None)


def test_of_two_words_none_is_certain() -> None:
    assert mistyped("name", ["names"]) == "names"
    assert mistyped("nams", ["name", "names"]) is None
    assert mistyped("em", ["en", "at"]) is None
    assert mistyped("Zh_hans", ["zh-Hans", "zh-Hant"]) == "zh-Hans"
