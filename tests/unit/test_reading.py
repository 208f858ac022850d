"""Reading refuses what would surprise an editor, and says where."""

import full
import pytest
from hypothesis import given
from hypothesis import strategies as st
from qianhai.checking.fitting import check_records
from qianhai.reading.composing import read
from qianhai.reading.documents import Document
from qianhai.reading.findings import as_text

REFUSED = {
    "broken YAML": (b"statements:\n  - id: [a\n    text: b\n", "2:9 yaml-syntax"),
    "unclosed quotation mark": (b'a: "b\n', "1:4 yaml-syntax"),
    "full-width colon": ("a:\n  b: c\n  d：e\n  f: g\n".encode(), "3:4 yaml-syntax"),
    "full-width comma in a list in brackets": ("a: [租房，搬家, 房租]\n".encode(), "1:7 look-alike"),
    "full-width comma between ids": ("a: [b，c]\n".encode(), "1:6 look-alike"),
    "tab indentation": (b"statements:\n\t- id: a\n\t- id: b\n", "2:1 tab"),
    "duplicate key": (b"a: 1\nb: 2\na: 3\n", "3:1 duplicate-key"),
    "duplicate key in an item": (b"a:\n  - id: x\n    id: y\n", "3:5 duplicate-key"),
    "tag": (b"a: !!python/object:os.system {}\n", "1:4 tag"),
    "standard tag": (b"a: !!str 5\n", "1:4 tag"),
    "anchor and alias": (b"a: &x [lol]\nb: [*x, *x]\n", "1:4 anchor; 2:5 alias; 2:9 alias"),
    "merge": (b"a: &x {b: c}\nd:\n  <<: *x\n", "1:4 anchor; 3:7 alias"),
    "two documents": (b"a: 1\n---\nb: 2\n", "2:1 several-documents"),
    "empty file": (b"", "1:1 empty-file"),
    "only a comment": (b"# nothing\n", "1:1 empty-file"),
    "a list at the top": (b"- a\n", "1:1 wrong-type"),
    "GBK": ("a: 前海\n".encode("gbk"), "1:5 not-utf-8"),
    "UTF-16": ("a: b\n".encode("utf-16"), "1:1 not-utf-8"),
    "byte-order mark": (b"\xef\xbb\xbfa: b\n", "1:1 byte-order-mark"),
    "control character": (b"a: b\x07c\n", "1:5 invisible-character"),
    "bidirectional override": ("a: x\u202ey\n".encode(), "1:5 invisible-character"),
    "zero-width space after Chinese": ("甲: 前海\u200b\n".encode(), "1:6 invisible-character"),
    "escaped override": (b'a: "x\\u202ey"\n', "1:4 invisible-character"),
    "decomposed letter": ("a: cafe\u0301\n".encode(), "1:7 not-composed"),
    "template syntax as a value": (b"a: {{ b }}\n", "1:5 wrong-type"),
    "a bomb of brackets": (b"a: " + b"[" * 500 + b"]" * 500, "1:24 too-deep"),
}


@pytest.mark.parametrize(("content", "expected"), REFUSED.values(), ids=REFUSED.keys())
def test_each_fault_is_found_where_it_stands(content: bytes, expected: str) -> None:
    _, findings = read(content, "data/x.yml")
    told = [f"{found.position.line}:{found.position.column} {found.rule}" for found in findings]
    assert "; ".join(told) == expected
    assert all(found.found and found.cure for found in findings)


def test_a_text_may_hold_any_comma_where_none_parts_entries() -> None:
    text = "a: ['一，二', {en: 一、二}]\nb:\n  - 一，二\n"
    document, findings = read(text.encode(), "x.yml")
    assert findings == []
    assert document is not None
    assert document.value == {"a": ["一，二", {"en": "一、二"}], "b": ["一，二"]}


def test_a_duplicate_key_names_both_places() -> None:
    _, (finding,) = read(b"a: 1\nb: 2\na: 3\n", "x.yml")
    assert finding.found == "The key “a” stands here a second time; the first is on line 1."


SPACE = "The character U+00A0 (no-break space) stands where only a plain space may."
UNCLOSED = "The quotation mark that opens here is not closed on its line; it takes all up to line"
CLOSE_IT = "Close it at the end of its text, or leave it out."
AROUND_IT = "Put the whole text in quotation marks, or write “>-” after the key and the text on the line below."
MERGED = "Keep the lines that are right and delete the rest, the lines <<<<<<<, ======= and >>>>>>> included."
LOST = "stands where characters were lost in a wrong encoding."
AGAIN = "Copy the words from their source again."
BRACKET = "that opens here is not closed, or a comma is missing in it."

TOLD = {
    "full-width colon": ("a：b\nc: d\n", "1:2", "A full-width colon “：” after the key.", "Write “:” and a space."),
    "full-width bracket": ("a: ｛b: c｝\n", "1:4", "A full-width bracket “｛”.", "Write “[” and “]”, or “{” and “}”."),
    "full-width comma": (
        "a: [finance，marine]\n",
        "1:12",
        "A full-width “，” between two words.",
        "Write “,” and a space.",
    ),
    "en dash before the first entry": (
        "a:\n  – id: x\n",
        "2:3",
        "The line begins with U+2013 (en dash), not with a hyphen.",
        "Write “-” and a space.",
    ),
    "full-width hyphen before a later entry": (
        "a:\n  - id: x\n  － id: y\n",
        "3:3",
        "The line begins with U+FF0D (fullwidth hyphen-minus), not with a hyphen.",
        "Write “-” and a space.",
    ),
    "no-break space in the indentation": ("a:\n  - b: c\n \u00a0  d: e\n", "3:2", SPACE, "Write a plain space."),
    "no-break space after a colon": ("a:\u00a0b\n", "1:3", SPACE, "Write a plain space."),
    "no-break space before a colon": ("a:\n  b\u00a0: c\n", "2:4", SPACE, "Write a plain space."),
    "ideographic space after a dash": (
        "a:\n  -\u3000b\n  -\u3000c\n",
        "2:4",
        "The character U+3000 (ideographic space) stands where only a plain space may. 1 more in this file.",
        "Write a plain space.",
    ),
    "ideographic spaces that begin a paragraph": (
        "a: >-\n  \u3000\u3000前海\n",
        "2:3",
        "The character U+3000 (ideographic space) stands where only a plain space may.",
        "Write a plain space.",
    ),
    "quotation mark closed by the next text's": (
        'a:\n  - en: "In which\n    zh: y\n  - en: "b"\n',
        "2:9",
        f"{UNCLOSED} 4 for text.",
        CLOSE_IT,
    ),
    "quotation mark that swallows an even number of texts": (
        'a: "x\nb: "y"\nc: "z\nd: "w"\n',
        "1:4",
        f"{UNCLOSED} 2 for text.",
        CLOSE_IT,
    ),
    "quotation mark never closed": (
        "a: 'x\nb: y\n",
        "1:4",
        "The quotation mark that opens here is not closed on its line; it takes the rest of the file for text.",
        CLOSE_IT,
    ),
    "apostrophe that closes": (
        "a: 'Hong Kong's role'\n",
        "1:14",
        "The quotation mark closes here, and more text follows.",
        "Write '' for the mark inside the text, or leave out the marks around it.",
    ),
    "quotation inside one": (
        'a: "The "hub" of it"\n',
        "1:9",
        "The quotation mark closes here, and more text follows.",
        'Write \\" for the mark inside the text, or leave out the marks around it.',
    ),
    "text that begins with a bracket": (
        "a: [draft] x\n",
        "1:10",
        "The bracket closes here, and more text follows.",
        AROUND_IT,
    ),
    "text that begins with an at sign": ("a: @x\n", "1:4", "A text cannot begin with “@”.", AROUND_IT),
    "colon in a text": ("a: Shenzhen: a city\n", "1:12", "A second colon and a space on this line.", AROUND_IT),
    "no space after a colon": ("a: b\nc:d\ne: f\n", "2:3", "No space after the colon.", "Write a space after it."),
    "no colon": (
        "a: b\nc\nd: e\n",
        "2:1",
        "This line has no colon after its key.",
        "Write “key: value”; if the line belongs to the text above, indent it by two spaces more than its key.",
    ),
    "wrong indentation": (
        "a:\n  - id: x\n   b: c\n",
        "3:4",
        "This line does not fit the lines above it.",
        "Indent it with exactly as many spaces as the lines it belongs beside; an entry of a list begins with “- ”.",
    ),
    "bracket never closed": ("a: [b, c\nd: e\n", "1:4", f"The bracket “[” {BRACKET}", "Close it with “]”."),
    "bracket at the end": ("a:\n  - {\n", "2:5", f"The bracket “{{” {BRACKET}", "Close it with “}”."),
    "merge": (
        "a: 1\n<<<<<<< HEAD\nb: 2\n=======\nb: 3\n>>>>>>> other\n",
        "2:1",
        "A merge that was not finished: both versions stand here, it reaches to line 6.",
        MERGED,
    ),
    "merge with its base, Windows line ends": (
        "<<<<<<< HEAD\r\nb: 2\r\n||||||| x\r\n=======\r\nb: 3\r\n>>>>>>> other\r\n",
        "1:1",
        "A merge that was not finished: both versions stand here, it reaches to line 6.",
        MERGED,
    ),
    "rest of a merge": ("a: 1\n=======\nb: 3\n", "2:1", "The line “=======” of a merge.", MERGED),
    "radicals": (
        "a: ⼤⾦融、⻋站\n",
        "1:4",
        "“⼤” is U+2F24 (kangxi radical big), not the ordinary character. 2 more in this file.",
        "Write the character that Chinese is written with: ⼤ → 大 (U+5927), ⾦ → 金 (U+91D1), ⻋ → 车 (U+8F66).",
    ),
    "compatibility ideograph": (
        "a: \uf9dc律\n",
        "1:4",
        "“\uf9dc” is U+F9DC (cjk compatibility ideograph-f9dc), not the ordinary character.",
        "Write the character that Chinese is written with: \uf9dc → 隆 (U+9686).",
    ),
    "letter with an accent of its own": (
        "a: cafe\u0301\n",
        "1:7",
        "A letter written in an unusual way, such as a base letter and an accent of its own.",
        "Write it as one character: “é” (U+00E9).",
    ),
    "noncharacter": ("a: b\ufffec\n", "1:5", "The invisible character U+FFFE (no character).", "Delete it."),
    "noncharacter of a higher plane": (
        "a: \U0002ffff\n",
        "1:4",
        "The invisible character U+2FFFF (no character).",
        "Delete it.",
    ),
    "accent read as Windows-1252": (
        "a: cafÃ© and cafÃ©\n",
        "1:7",
        "“Ã©” looks like “é”, read in the wrong encoding. 1 more in this file.",
        "Write “é”.",
    ),
    "apostrophe read as Windows-1252": (
        "a: Kongâ€™s\n",
        "1:8",
        "“â€™” looks like “’”, read in the wrong encoding.",
        "Write “’”.",
    ),
    "Chinese read as Latin-1": (
        "a: ä¸\u00adæµ·\n",
        "1:4",
        "“ä¸\\xadæµ·” looks like “中海”, read in the wrong encoding.",
        "Write “中海”.",
    ),
    "Chinese read as GBK": ("a: 锟斤拷\n", "1:4", f"“锟斤拷” {LOST}", AGAIN),
    "mark of a lost character": ("a: b\ufffd\n", "1:5", f"“\ufffd” {LOST}", AGAIN),
}


@pytest.mark.parametrize(("text", "place", "found", "cure"), TOLD.values(), ids=TOLD.keys())
def test_each_fault_is_told_where_it_is_and_how_to_mend_it(text: str, place: str, found: str, cure: str) -> None:
    _, (finding,) = read(text.encode(), "data/x.yml")
    assert (f"data/x.yml:{place}", found, cure) == (str(finding.position), finding.found, finding.cure)


GOOD = {
    "texts in quotation marks over lines": ('a: "one\n  two: three\n  four"\n', "one two: three four"),
    "dashes that begin a line of text": ("a: >-\n  one\n  — two\n", "one — two"),
    "French, German and Portuguese": ("a: Spaß”, é…, ‘à ’, É”, São\n", "Spaß”, é…, ‘à ’, É”, São"),
    "no-break space inside a text": ("a: 10\u00a0km² à\u00a0« Qianhai »\n", "10\u00a0km² à\u00a0« Qianhai »"),
    "ideographs that only seem to be compatible": ("a: \ufa0e\ufa29\n", "\ufa0e\ufa29"),
    "full-width marks in Chinese": ("a: 前海（深港），合作区：【一】\n", "前海（深港），合作区：【一】"),
    "number sign in a word": ("a: C#5 and x#\n", "C#5 and x#"),
    "equals signs in a text": ("a: |-\n  =======\n", "======="),
}


@pytest.mark.parametrize(("text", "value"), GOOD.values(), ids=GOOD.keys())
def test_what_only_looks_like_a_fault_is_read(text: str, value: str) -> None:
    document, findings = read(text.encode(), "data/x.yml")
    assert findings == []
    assert document
    assert document.value["a"] == value


FOLDED = {
    "a folded block": ("a: >-\n  规划中的\n  金融措施。\n", "规划中的金融措施。"),
    "spaces at the line's end": ("a: >-\n  规划中的  \n  金融\n", "规划中的金融"),
    "Windows line ends": ("a: >-\r\n  规划中的\r\n  金融\r\n", "规划中的金融"),
    "a plain text": ("a: 规划，\n  金融\n", "规划，金融"),
    "a text in quotation marks": ('a: "规划\n  金融"\n', "规划金融"),
    "before a quotation": ("a: >-\n  规划称\n  “前海”\n  是\n", "规划称“前海”是"),
    "Chinese and English": ("a: >-\n  规划称\n  HKEX 的\n  2023\n", "规划称 HKEX 的 2023"),
    "English": ("a: >-\n  the “hub”\n  “area”\n", "the “hub” “area”"),
    "two paragraphs": ("a: >-\n  规划\n\n  金融\n", "规划\n金融"),
    "a typed space": ("a: 规划 金融\n", "规划 金融"),
    "keys and entries": ("甲: 规划\n乙: 金融\na: 港\n", "港"),
}


@pytest.mark.parametrize(("text", "value"), FOLDED.values(), ids=FOLDED.keys())
def test_chinese_goes_on_over_lines_without_a_gap(text: str, value: str) -> None:
    document, findings = read(text.encode(), "data/x.yml")
    assert [finding for finding in findings if finding.rule != "trailing-space"] == []
    assert document
    assert document.value["a"] == value


def test_comments_that_may_cut_a_value_short_are_noted() -> None:
    document, _ = read(b"a: Release #5\nb: [x] # fine\nc: #5\nd: 'x' # fine\ne:\n  - f: x  #y\ng: x  # fine\n", "x.yml")
    assert document
    noted = {way: str(position) for way, position in document.comments.items()}
    assert noted == {("a",): "x.yml:1:12", ("c",): "x.yml:3:4", ("e", 0, "f"): "x.yml:6:11"}


def test_ten_thousand_doubled_keys_are_told_each_once() -> None:
    document, findings = read(b"a: {b: c}\n" * 10_000, "x.yml")
    assert len(findings) == 9_999
    assert document
    assert document.value == {"a": {"b": "c"}}
    assert str(document.position(("a", "b"))) == "x.yml:1:8"


def test_gbk_is_recognised() -> None:
    _, (finding,) = read("a: 前海\n".encode("gbk"), "x.yml")
    assert finding.found == "The byte BA is not UTF-8. The file looks like GBK."


def test_every_scalar_stays_the_text_that_was_typed() -> None:
    document, findings = read(b"a: [NO, on, 12:30, 1_000, 1.10, 012, 2024-02-26, ~, null, 'x']\nb:\n", "x.yml")
    assert not findings
    assert document
    assert document.value == {
        "a": ["NO", "on", "12:30", "1_000", "1.10", "012", "2024-02-26", "~", "null", "x"],
        "b": None,
    }


def test_places_count_characters() -> None:
    text = "甲:\n  - 名: 🏙 前海\n    乙: x\n"
    document, _ = read(text.encode(), "x.yml")
    assert document
    assert str(document.position(("甲", 0, "名"))) == "x.yml:2:8"
    assert str(document.key_position(("甲", 0, "乙"))) == "x.yml:3:5"
    assert str(document.position(("甲", 0, "missing"))) == "x.yml:2:5"


def test_windows_line_ends_are_read() -> None:
    document, findings = read(b"a: b\r\nc:\r\n  - d\r\n", "x.yml")
    assert not findings
    assert document
    assert document.value == {"a": "b", "c": ["d"]}
    assert str(document.position(("c", 0))) == "x.yml:3:5"


PIECES = (
    *('"', "'", "[", "]", "{", "}", ": ", "- ", "\n", " #", "\t", ">-\n", "|\n", "&a ", "*a", "!t ", "%", "@", "\\"),
    *("---\n", "? ", ",", "[[1]]", "   ", "\r", "\r\n", "<<<<<<< x\n", "\u00a0", "：", "– ", "⼤", "Ã©", "\ufffe"),
    "9" * 30,
)
"""What stands in YAML's way, or does something in it."""


@given(
    name=st.sampled_from(sorted(full.FILES)),
    changes=st.lists(st.tuples(st.floats(0, 1), st.integers(0, 20), st.sampled_from(PIECES)), min_size=1, max_size=3),
)
def test_whatever_is_done_to_a_file_is_told_in_findings(name: str, changes: list[tuple[float, int, str]]) -> None:
    text = full.FILES[name]
    for place, length, piece in changes:
        at = int(place * len(text))
        text = text[:at] + piece + text[at + length :]
    document, findings = read(text.encode(), name)
    assert document or findings
    findings += check_records([document], complete=True)[1] if document else []
    for finding in findings:
        assert finding.found
        assert finding.cure
        assert 1 <= finding.position.line <= text.count("\n") + text.count("\r") + 2
    assert as_text(findings, {name: text})


@given(st.binary(max_size=200))
def test_no_bytes_make_it_fail(content: bytes) -> None:
    document, findings = read(content, "x.yml")
    assert isinstance(document, Document) or findings


@given(st.text(st.characters(exclude_categories=["C"]), max_size=60))
def test_no_text_makes_it_fail(text: str) -> None:
    document, findings = read(f"a: {text}\n- {text}: [".encode(), "x.yml")
    assert isinstance(document, Document) or findings
