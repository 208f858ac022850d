"""Citations carry what stands behind an item and read as the styles have them; the feed names the answers it brings."""

import re
from dataclasses import replace

import bibtexparser
import feedparser
import pytest
import rispy
from qianhai.exports.citations import bibtex, entries, formatted, official_text, official_texts, ris, with_source
from qianhai.exports.feed import feed
from qianhai.language import speech as languages
from qianhai.model import behind
from qianhai.model.plan import Model
from qianhai.schema.publications import ChangeSet
from qianhai.schema.values import Language

SITE = "https://example.org/"
READ_TO = "facts as read to 20 March 2026"
NAMES = {
    Language.ENGLISH: "Qianhai Plan Reference",
    Language.SIMPLIFIED: "前海规划资料库",
    Language.TRADITIONAL: "前海規劃資料庫",
}


@pytest.mark.parametrize("language", Language)
def test_the_author_is_the_site_by_its_own_name_once(model: Model, language: Language) -> None:
    found = entries(model, languages.load(language), SITE)
    for identifier, styles in formatted(found).items():
        assert found[identifier]["author"] == [{"literal": NAMES[language]}]
        for style, text in styles.items():
            assert text.startswith(f"{NAMES[language]}. "), (identifier, style, text)
            assert text.count(NAMES[language]) == 1, (identifier, style, text)
            assert f"{SITE}id/{identifier}/" in text


@pytest.mark.parametrize("language", Language)
def test_no_style_doubles_a_mark_or_changes_a_title(model: Model, language: Language) -> None:
    found = entries(model, languages.load(language), SITE)
    for identifier, styles in formatted(found).items():
        title = unquoted(found[identifier]["title"]).rstrip(".。")
        for style, text in styles.items():
            assert title in unquoted(text), (identifier, style, text)
            around = unquoted(text).replace(title, f"T{title[-1]}")
            assert not re.search(r"[.。?!？！…]\.", around), (identifier, style, text)
            assert style != "Chicago" or "”. " not in text, (identifier, text)


def unquoted(text: str) -> str:
    return re.sub(r"[“”‘’\"']", "", text)


def test_styles_print_an_entry_as_they_should(model: Model) -> None:
    speech = languages.load(Language.ENGLISH)
    found = formatted(entries(replace(model, history=model.history[:1]), speech, SITE))
    name = "one-core-one-belt-two-ports-five-districts"
    title = 'The plan gives the zone a spatial structure of "one core, one belt, two ports and five districts"'
    within = title.replace(' "', " ‘").replace('"', "’")
    assert found[name] == {
        "GB/T 7714-2015": f"Qianhai Plan Reference. {title}[EB/OL]. (2026-11-22). {SITE}id/{name}/.",
        "APA": f"Qianhai Plan Reference. (2026, November 22). {title}. {SITE}id/{name}/",
        "Chicago": f"Qianhai Plan Reference. 2026. “{within}.” November 22. {SITE}id/{name}/.",
    }


def test_a_copy_with_source_holds_all_that_belongs_to_a_statement(model: Model) -> None:
    speech = languages.load(Language.ENGLISH)
    entry = entries(model, speech, SITE)["four-strategic-positions"]
    statement = model.statements["four-strategic-positions"]
    said, original, source, grade, address, site = with_source(statement.id, entry, model, speech).split(" · ")
    assert said == statement.text.en
    assert original == statement.terms[0].zh_Hans
    assert source.startswith("Source: NDRC, 21 December 2023 (copy)")
    assert grade == "Grade A (official text)"
    assert address == f"{SITE}id/four-strategic-positions/"
    assert site == f"Qianhai Plan Reference, data version {model.version}, {READ_TO}"


@pytest.mark.parametrize(
    ("language", "title"),
    [
        (Language.ENGLISH, "Gross domestic product, full years, 2024: 300.88 billion RMB"),
        (Language.SIMPLIFIED, "地区生产总值（全年），2024年：3,008.8亿元人民币"),
        (Language.TRADITIONAL, "地區生產總值（全年），2024年：3,008.8億元人民幣"),
    ],
)
def test_a_figure_is_cited_by_what_it_counts_when_and_its_value(model: Model, language: Language, title: str) -> None:
    entry = entries(model, languages.load(language), SITE)["gdp-2024-hk01"]
    written = (
        bibtex(entry),
        ris(entry),
        entry["title"],
        *formatted({"gdp-2024-hk01": entry})["gdp-2024-hk01"].values(),
    )
    assert all(title in one for one in written)
    told = with_source("gdp-2024-hk01", entry, model, languages.load(language))
    assert told.startswith(f"{title} · ")
    assert told.count(title) == 1


def test_what_is_cited_of_a_passage_is_what_it_rests_on(model: Model) -> None:
    speech = languages.load(Language.ENGLISH)
    summary = model.divisions["finance"].summary
    assert summary
    told = with_source(summary.id, entries(model, speech, SITE)[summary.id], model, speech)
    assert all(passage.text.en in told for passage in summary.passages)
    assert re.search(r"Source: .*\d+ more · Grade A", told)


def test_files_for_reference_managers_hold_source_grade_and_official_chinese(model: Model) -> None:
    entry = entries(model, languages.load(Language.ENGLISH), SITE)["four-strategic-positions"]
    for written in (bibtex(entry), ris(entry)):
        for wanted in (
            "NDRC, 21 December 2023",
            "Grade A",
            "一平台一枢纽一区一高地",
            "four-strategic-positions",
            READ_TO,
        ):
            assert wanted in written


def test_an_address_for_reference_managers_is_a_whole_one(model: Model) -> None:
    entry = entries(model, languages.load(Language.ENGLISH), SITE)["four-strategic-positions"]
    (parsed,) = bibtexparser.loads(bibtex(entry), bibtexparser.bparser.BibTexParser(common_strings=True)).entries
    assert parsed["url"] == f"{SITE}id/four-strategic-positions/"
    (parsed,) = rispy.loads(ris(entry))
    assert parsed["urls"] == [f"{SITE}id/four-strategic-positions/"]


def test_the_day_to_which_facts_were_read_is_no_day_of_access(model: Model) -> None:
    entry = entries(model, languages.load(Language.ENGLISH), SITE)["four-strategic-positions"]
    assert READ_TO in entry["note"]
    assert "accessed" not in entry
    assert "urldate" not in bibtex(entry)
    (parsed,) = rispy.loads(ris(entry))
    assert "access_date" not in parsed
    assert any(READ_TO in note for note in parsed["notes"])


def test_the_feed_names_the_answers_that_a_publication_brings(model: Model) -> None:
    changes = {
        "date": "2027-01-01",
        "summary": {"en": "More answers.", "zh-Hans": "更多解答。"},
        "added": ["qflp", "way-accountants"],
        "changed": [{"id": "in-short-finance", "fields": [{"field": "passages"}]}],
    }
    told = replace(model, history=(ChangeSet.model_validate(changes),))
    english, simplified = (
        feedparser.parse(feed(told, languages.load(language), SITE, f"{language}/feed.xml")).entries[0]
        for language in (Language.ENGLISH, Language.SIMPLIFIED)
    )
    assert english.summary.startswith("2 added, 1 changed. Answers written or changed: ")
    assert "QFLP" not in english.summary
    assert english.summary.count("; ") == 1
    assert simplified.title == "2027年1月1日：更多解答。"
    assert simplified.summary.startswith("新增2条、修改1条。新写或改写的解答：")


def test_a_goal_is_cited_with_the_sources_of_the_sentence_that_is_quoted(model: Model) -> None:
    speech = languages.load(Language.ENGLISH)
    goal = model.goals["progress-hong-kong-residents-employed"]
    told = with_source(goal.id, entries(model, speech, SITE)[goal.id], model, speech)
    assert speech.pick(goal.goal.text) in told
    titles = {
        one: {source.title for name in one.rests_on for source in behind.sources(model.items[name], model)}
        for one in behind.passages(goal)
    }
    quoted = titles[goal.goal]
    others = set().union(*titles.values()) - quoted
    assert others
    note = entries(model, speech, SITE)[goal.id]["note"]
    assert all(title in note for title in quoted if title)
    assert not [title for title in others if title and title in note]
    assert "Grade C" in told


def test_a_reference_manager_is_given_every_source_and_no_title_that_is_none(model: Model) -> None:
    cited = entries(model, languages.load(Language.ENGLISH), SITE)
    for statement in model.statements.values():
        assert "original-title" not in cited[statement.id]
        for identifier in statement.sources:
            assert (model.sources[identifier].title or "") in cited[statement.id]["note"]
    assert cited["finance"]["original-title"] == model.divisions["finance"].item.title.zh_Hans


def test_official_texts_are_cited_by_their_own_author_title_and_day(model: Model) -> None:
    for language in Language:
        found = official_texts(model, languages.load(language))
        for identifier, styles in formatted(found).items():
            (author,) = found[identifier]["author"]
            for style, text in styles.items():
                assert text.startswith(author["literal"]), (identifier, style, text)
                assert unquoted(found[identifier]["title"]).rstrip(".。") in unquoted(text), (identifier, style, text)
                assert NAMES[language] not in text
                assert not re.search(r"[.。?!？！…]\s*\.|, ,|\(\)|[\ue000-\ue002]", text), (identifier, style, text)


def test_the_plan_itself_is_cited_as_the_plan(model: Model) -> None:
    source = official_text("plan", model)
    assert source
    assert formatted(official_texts(model, languages.load(Language.SIMPLIFIED)))[source.id] == {
        "GB/T 7714-2015": "国家发展改革委. 前海深港现代服务业合作区总体发展规划. 2023.",
        "APA": "国家发展改革委. (2023, December 21). 前海深港现代服务业合作区总体发展规划.",
        "Chicago": "国家发展改革委. 2023. “前海深港现代服务业合作区总体发展规划.” December 21.",
    }
    # What the press alone tells has no official text behind it.
    assert official_text("gdp-2024-hk01", model) is None
