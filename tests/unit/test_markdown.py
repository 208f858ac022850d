"""Whatever an editor types is shown as it was typed: never as Markdown, HTML or a template."""

from html.parser import HTMLParser

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st
from qianhai.language.escaping import close_up, escape, link

EXTENSIONS = ["attr_list", "md_in_html", "tables", "toc"]
"""Those of mkdocs.yml."""

HOSTILE = [
    "<script>alert(1)</script>",
    "[click](javascript:alert(1))",
    "![x](y.png)",
    "{{ config }} {% raw %}",
    "a | b | c",
    "*a* _b_ **c** `d` ~~e~~ ==f== ^g^",
    "# not a heading",
    "- not a list",
    "+ not a list",
    "1. not a list",
    "1) not a list",
    "> not a quotation",
    "!!! note",
    "=== tab",
    ": not a definition",
    "{: .not-a-class }",
    "word {#not-an-id}",
    "[^1]: not a footnote",
    "*[HTML]: not an abbreviation",
    "--8<-- file",
    "---",
    "&amp; &#60; &copy;",
    "back\\slash \\* \\[",
    "$x$ $$y$$",
    "https://example.org/a_b_c",
    "a  b",
    "“quoted” 前海（深港）",
    "</article>",
    "::: block",
    ":smile:",
]

FRAMES = {
    "paragraph": "{}\n",
    "after text": "Before {} after.\n",
    "list": "- {}\n",
    "heading": "## {} {{: #heading }}\n",
    "table": "| a | b |\n|---|---|\n| {} | x |\n",
    "html block": '<div class="x" markdown>\n\n{}\n\n</div>\n',
    "link": "[{}](https://example.org/)\n",
    "raw inline html": '<span class="x">{}</span>\n',
}


class _Text(HTMLParser):
    """Gathers a page's text and the names of its tags."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self.tags: set[str] = set()

    def handle_starttag(self, tag: str, _: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


def shown(source: str) -> _Text:
    parser = _Text()
    parser.feed(markdown.markdown(source, extensions=EXTENSIONS))
    parser.close()
    return parser


def check(text: str, frame: str) -> None:
    plain = shown(FRAMES[frame].format("plain"))
    result = shown(FRAMES[frame].format(escape(text)))
    assert text in result.text
    assert result.tags == plain.tags


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_comes_out_as_typed(text: str, frame: str) -> None:
    check(text, frame)


@given(
    st.text(st.sampled_from("ab1.<>&*_`[](){}#+-!|~^=:$\\/\"' 前"), min_size=1, max_size=25)
    .map(str.strip)
    .filter(bool),
    st.sampled_from(sorted(FRAMES)),
)
def test_any_text_comes_out_as_typed(text: str, frame: str) -> None:
    check(text, frame)


def test_ordinary_prose_stays_readable() -> None:
    prose = "Qianhai's GDP was RMB 300.88 billion in 2024 (1.7 times 2021), up 8.2%; see 3.1 and “前海方案”."
    assert escape(prose) == prose


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("../finance.md#quota", "[x](../finance.md#quota)"),
        ("https://e.org/a(b)c", "[x](https://e.org/a%28b%29c)"),
        ("https://e.org/前海", "[x](https://e.org/前海)"),
        ("https://e.org/a b\"<>'", "[x](https://e.org/a%20b%22%3C%3E')"),
    ],
)
def test_a_link_keeps_its_address(target: str, expected: str) -> None:
    assert link(escape("x"), target) == expected


def test_chinese_carries_no_space_after_its_marks() -> None:
    assert close_up("甲。 乙： <b>丙</b>。 2024年。 <i>A</i>, “e”. f") == "甲。乙：<b>丙</b>。2024年。 <i>A</i>, “e”. f"
