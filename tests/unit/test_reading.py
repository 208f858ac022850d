"""Reading refuses what would surprise an editor, and says where."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from qianhai.reading.documents import Document, read

REFUSED = {
    "broken YAML": (b"statements:\n  - id: [a\n    text: b\n", "3:9 yaml-syntax"),
    "unclosed quotation mark": (b'a: "b\n', "1:4 yaml-syntax"),
    "full-width colon": ("a:\n  b: c\n  d：e\n  f: g\n".encode(), "3:4 yaml-syntax"),
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
    "decomposed letter": ("a: cafe\u0301\n".encode(), "1:1 not-composed"),
    "template syntax as a value": (b"a: {{ b }}\n", "1:5 wrong-type"),
    "a bomb of brackets": (b"a: " + b"[" * 500 + b"]" * 500, "1:24 too-deep"),
}


@pytest.mark.parametrize(("content", "expected"), REFUSED.values(), ids=REFUSED.keys())
def test_each_fault_is_found_where_it_stands(content: bytes, expected: str) -> None:
    _, findings = read(content, "data/x.yml")
    told = [f"{found.position.line}:{found.position.column} {found.rule}" for found in findings]
    assert "; ".join(told) == expected
    assert all(found.found and found.cure for found in findings)


def test_a_duplicate_key_names_both_places() -> None:
    _, (finding,) = read(b"a: 1\nb: 2\na: 3\n", "x.yml")
    assert finding.found == "The key “a” stands here a second time; the first is on line 1."


def test_a_full_width_colon_is_named() -> None:
    _, (finding,) = read("a：b\nc: d\n".encode(), "x.yml")
    assert str(finding.position) == "x.yml:1:2"
    assert finding.cure == "The key ends in a full-width colon “：”. Write “:” and a space."


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


@given(st.binary(max_size=200))
def test_no_bytes_make_it_fail(content: bytes) -> None:
    document, findings = read(content, "x.yml")
    assert isinstance(document, Document) or findings


@given(st.text(st.characters(exclude_categories=["C"]), max_size=60))
def test_no_text_makes_it_fail(text: str) -> None:
    document, findings = read(f"a: {text}\n- {text}: [".encode(), "x.yml")
    assert isinstance(document, Document) or findings
