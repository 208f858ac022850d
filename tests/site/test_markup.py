"""The finished pages are valid HTML, as an independent validator reads the living standard."""

from pathlib import Path

from gates import markup
from gates.markup import Expected

PAGE = "<!doctype html>\n<html lang=en>\n<title>x</title>\n{}\n"
SOME = 40
"""The pages of single ids are made by two templates: one in so many is checked."""


def test_every_page_is_valid(site: Path) -> None:
    whole = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    above = [path for path in whole if path.startswith("id/")]
    pages = [path for path in whole if not path.startswith("id/")]
    assert len(pages) > 200
    assert markup.faults(site, [*pages, *above[::SOME], *above[-SOME::3]], markup.expected()) == []


def test_what_is_not_valid_is_told_and_what_is_left_must_be_there(tmp_path: Path) -> None:
    (tmp_path / "wrong.html").write_text(PAGE.format("<p><time>January</time> <a href='a b'>x</a><a id=b><b></a>"))
    (tmp_path / "right.html").write_text(PAGE.format("<p>x"))
    found = markup.faults(tmp_path, ["wrong.html", "right.html"], [])
    assert all(fault.startswith("wrong.html:4: ") for fault in found)
    for told in ("element “time” was not in the required format", "Illegal character in path segment", "Unclosed"):
        assert any(told in fault for fault in found), told
    left = [
        Expected("“time” was not", "</time>", ""),
        Expected("Bad value", "href", ""),
        Expected("“time”", "nowhere", ""),
    ]
    fewer = markup.faults(tmp_path, ["wrong.html", "right.html"], left)
    gone = "““time”” is listed as the theme's, and is found no more: take it from the list."
    assert [fault for fault in fewer if "is found no more" in fault] == [gone]
    assert len(fewer) == len(found) - 2 + 1


def test_every_fault_that_is_left_has_its_reason() -> None:
    assert markup.expected()
    assert all(len(one.reason.split()) > 10 for one in markup.expected())
