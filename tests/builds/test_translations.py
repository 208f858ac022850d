"""A Chinese text remembers its English: when one changes alone, the check and the page say so."""

import re
from collections.abc import Callable, Mapping

import small
from qianhai.checking import loading
from qianhai.history import release
from qianhai.language.traditional import Converter
from qianhai.model import making
from qianhai.publishing import assemble
from qianhai.reading.settings import Settings

FINANCE = "data/layout/finance.yml"


def test_confirmed_texts_are_silent(bilingual: Settings) -> None:
    assert loading.check(bilingual).findings == ()


def test_a_change_on_one_side_warns_with_both_places_and_marks_the_page(bilingual: Settings) -> None:
    path = bilingual.root / FINANCE
    path.write_text(path.read_text("utf-8").replace("Fund rules changed", "Fund rules were changed"), "utf-8")
    report = loading.check(bilingual)
    (finding,) = report.findings
    assert not report.failed
    assert str(finding.position) == f"{FINANCE}:7:16"
    assert f"the English at {FINANCE}:6:11" in finding.found
    assert not assemble.build(bilingual).failed
    site = bilingual.site
    assert "译文可能已过时" in (site / "zh-Hans/layout/finance/index.html").read_text("utf-8")
    assert "譯文可能已過時" in (site / "zh-Hant/layout/finance/index.html").read_text("utf-8")
    assert "1 translated text is possibly out of date" in (site / "en/method/index.html").read_text("utf-8")
    assert release.translated(bilingual).said == (
        f"{FINANCE}:7:16: this Chinese is confirmed with its English.",
        "The Chinese of every text is confirmed as it stands.",
    )
    assert loading.check(bilingual).findings == ()
    assert release.translated(bilingual).said == ("The Chinese of every text was confirmed already.",)


def test_a_passage_is_marked_only_while_what_it_rests_on_was_not_read_again(
    project: Callable[[Mapping[str, str]], Settings],
) -> None:
    written = small.FILES[FINANCE]
    summary = """\
summaries:
  - id: in-short-finance
    passages:
      - text:
          en: Fund rules changed.
          zh-Hans: 基金规则改变。
        rests-on: [fund-rules]
"""
    files = small.in_three_languages({**small.FILES, FINANCE: summary + written})
    settings = project(files)
    release.translated(settings)
    assert _stale(settings) == 0
    path = settings.root / FINANCE
    path.write_text(path.read_text("utf-8").replace("on 5 January 2024", "in the new year"), "utf-8")
    assert _stale(settings) == 1
    release.translated(settings)
    assert _stale(settings) == 0


def _stale(settings: Settings) -> int:
    data, report = loading.load(settings)
    assert not report.failed
    marked = len(making.build(data).stale)
    assert marked == sum(finding.rule == "stale-passage" for finding in report.findings)
    return marked


def test_a_missing_text_is_an_error(bilingual: Settings) -> None:
    path = bilingual.root / FINANCE
    path.write_text(re.sub(r"      zh-Hans: .*\n", "", path.read_text("utf-8"), count=1), "utf-8")
    report = loading.check(bilingual)
    assert report.failed
    assert [finding.rule for finding in report.findings] == ["missing-text"]


def test_traditional_is_made_of_the_simplified_as_hong_kong_writes_it() -> None:
    convert = Converter().convert
    assert convert("政制及内地事务局局长曾国卫了解“一国两制”") == "政制及內地事務局局長曾國衞了解「一國兩制」"
    assert convert("人口和面积由香港制定，甲醇加注作业一周年") == "人口和面積由香港制定，甲醇加注作業一周年"
    assert convert("里面的群组说明税务公布布局") == "裏面的群組說明稅務公布布局"


def test_what_is_no_list_of_fingerprints_is_told_with_its_line(bilingual: Settings) -> None:
    path = bilingual.data / "translations.txt"
    sound = path.read_text("utf-8")
    for added, rule in (
        ("<<<<<<< HEAD\n", "merge-conflict"),
        ("\n", "no-fingerprint"),
        ("one two\n", "no-fingerprint"),
    ):
        path.write_text(added + sound, "utf-8")
        (finding,) = loading.check(bilingual).findings
        assert str(finding.position) == "data/translations.txt:1:1"
        assert finding.rule == rule
    path.write_bytes(b"\xff\xfe\x00" * 50)
    assert "no-fingerprint" in [finding.rule for finding in loading.check(bilingual).findings]
    assert release.translated(bilingual).failed


def test_a_pair_in_the_wrong_script_is_never_confirmed(bilingual: Settings) -> None:
    path = bilingual.root / FINANCE
    before = (bilingual.data / "translations.txt").read_bytes()
    for wrong in ("香港支持規劃。", "To be translated later"):
        text = re.sub(
            r"zh-Hans: 简体的37|zh-Hans: 香港.*|zh-Hans: To be.*", f"zh-Hans: {wrong}", path.read_text("utf-8")
        )
        path.write_text(text, "utf-8")
        assert wrong in text
        assert release.translated(bilingual).failed
        assert (bilingual.data / "translations.txt").read_bytes() == before
