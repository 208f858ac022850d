"""The plan's own text, if somebody holds it, beside the real data: tried on made-up texts of what is known.

Terms are planted where the data says that they stand; whatever is found, moved or taken out must be told as that.
"""

import random
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import made_up
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from opencc import OpenCC
from qianhai.checking.fitting import Data
from qianhai.confirming import confirm
from qianhai.confirming.claims import Said, sought
from qianhai.confirming.matching import Verdict
from qianhai.confirming.telling import Whole, report
from qianhai.model.plan import Model

SHAPES: Mapping[str, Callable[[str], str]] = {
    "as it is": str,
    "in Traditional characters": OpenCC("s2hk").convert,
    "in lines": made_up.wrapped,
    "in narrow lines": lambda text: made_up.wrapped(text, 7),
    "in wide digits": made_up.full_width,
    "with Windows line ends": lambda text: text.replace("\n", "\r\n"),
    "with spaces": lambda text: text.replace("，", "， ").replace("写到", "写到 "),
    "in all of these": lambda text: made_up.full_width(made_up.wrapped(OpenCC("s2hk").convert(text))),
}


@dataclass(frozen=True)
class Plan:
    """What is known of the plan: statements with what can be looked for of each, by the division each stands in."""

    data: Data
    model: Model
    known: Mapping[str, tuple[str, list[str]]]

    def text(self, says: Mapping[str, list[str]], *, contents: bool = False) -> str:
        """A made-up text in the plan's order that says these things, by division."""
        titles = {one.id: one.item.title.zh_Hans for one in self.model.divisions.values()}
        chapters = [
            (one.id, titles[one.id], [(name, titles[name]) for name in one.children]) for one in self.model.chapters
        ]
        return made_up.text(made_up.of_model(says, chapters), says.get("plan", ()), contents=contents)

    def planted(self, moved: str = "", to: str = "", without: str = "") -> dict[str, list[str]]:
        """Sentences by division, each planted term in one of its own; but for what is moved or taken out."""
        says: dict[str, list[str]] = {}
        number = 0
        for name, (division, words) in self.known.items():
            for one in words if name != without else ():
                number += 1
                says.setdefault(to if name == moved else division, []).append(made_up.sentence(one, number))
        return says

    def held(self, text: str) -> Whole:
        """A text held against the data."""
        return confirm.hold(self.data, self.model, text, "made-up.txt")


@pytest.fixture(scope="session")
def plan(real_data: Data, model: Model) -> Plan:
    glossary = confirm.terms(real_data, model)
    known = {one.id: (where, sought(one, glossary)) for one, where in confirm.said_of_the_plan(real_data, model)}
    # How often a word stands in a text is nothing to plant.
    words = {
        name: (where, [one.words or one.shown for one in found])
        for name, (where, found) in known.items()
        if not any(one.times for one in found)
    }
    return Plan(real_data, model, words)


def rows(whole: Whole) -> Iterator[tuple[Said, Verdict, set[str]]]:
    """Every statement, what came of it, and the sentences of what was found in its place."""
    for row in whole.rows:
        found = {whole.searched.sentence(span) for one in row.held.found for span in one.here}
        yield row.said, row.held.verdict, found


@pytest.mark.parametrize("contents", [False, True])
@pytest.mark.parametrize("shape", SHAPES)
def test_all_that_is_planted_is_found_in_its_place(plan: Plan, shape: str, contents: bool) -> None:
    says = plan.planted()
    whole = plan.held(SHAPES[shape](plan.text(says, contents=contents)))
    assert len(whole.searched.outline.headings) == 40
    assert "40 of 40 stand in the text as in the data." in report(whole).splitlines()
    verdicts = {said.id: verdict for said, verdict, _ in rows(whole) if said.id in plan.known}
    assert verdicts == dict.fromkeys(plan.known, Verdict.READY)


@pytest.mark.parametrize("shape", SHAPES)
def test_every_sentence_is_quoted_as_it_stands(plan: Plan, shape: str) -> None:
    """A sentence is one of those that were written, in the shape it was given; but for its line breaks."""
    says = plan.planted()
    text = SHAPES[shape](plan.text(says))
    written = {sentence for found in says.values() for sentence in found}
    quoted = [line.removeprefix("    > ") for line in report(plan.held(text)).splitlines() if line.startswith("    > ")]
    assert len(quoted) > 150
    on_one_line = re.sub(r"\s*\n\s*", "", text)
    assert [one for one in quoted if one not in on_one_line] == []
    if shape in ("as it is", "in lines", "in narrow lines", "with Windows line ends"):
        headings = {division.item.title.zh_Hans for division in plan.model.divisions.values()}
        others = {one for one in quoted if one not in written and not any(title in one for title in headings)}
        assert others == set()


@given(st.data())
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_is_taken_out_is_not_found_and_what_is_moved_is_elsewhere(plan: Plan, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from([name for name, (_, words) in plan.known.items() if words]))
    shape = SHAPES[data.draw(st.sampled_from(sorted(SHAPES)))]
    division, words = plan.known[name]
    others = {word for other, (_, said) in plan.known.items() if other != name for word in said}
    titles = "".join(one.item.title.zh_Hans for one in plan.model.divisions.values())
    alone = not any(word in other or word in titles for word in words for other in others)
    verdicts = {said.id: found for said, found, _ in rows(plan.held(shape(plan.text(plan.planted(without=name)))))}
    if alone:
        assert verdicts[name] is Verdict.MISSING
    if division != "plan":
        to = data.draw(st.sampled_from([one for one in plan.model.divisions if one[0] != "p"]))
        whole = plan.held(shape(plan.text(plan.planted(moved=name, to=to))))
        verdict = next(found for said, found, _ in rows(whole) if said.id == name)
        of = plan.model.divisions[division]
        if to in (division, *of.children):
            assert verdict is Verdict.READY
        elif alone:
            assert verdict is Verdict.ELSEWHERE
            places = {
                whole.searched.outline.where(span[0])
                for row in whole.rows
                if row.said.id == name
                for one in row.held.found
                for span in one.elsewhere
            }
            assert places == {plan.model.divisions[to].number}


def test_words_are_counted_as_the_text_has_them(plan: Plan) -> None:
    says = {"marine": ["香港" * 60], "talent": ["这里写到香港。" for _ in range(6)]}
    for contents in (False, True):
        whole = plan.held(plan.text(says, contents=contents))
        counts = [one for row in whole.rows for one in row.held.found if one.sought.times]
        assert {one.sought.words: one.times for one in counts} == {"香港": 66 + 1, "港澳": 2}
        assert [one.sought.times for one in counts] == [88, 66]
        assert [one.stands for one in counts] == [False, False]


def test_headings_that_differ_are_told(plan: Plan) -> None:
    text = plan.text(plan.planted()).replace("第三节 建设高端创新人才基地", "第三节 建设别的基地")
    text = text.replace("第四节 科学推进实施", "第五节 科学推进实施").replace("第四节 提升对外交流合作水平", "", 1)
    told = report(plan.held(text + "第六节 还有一节\n　　编造的话。\n"))
    assert "37 of 40 stand in the text as in the data." in told
    assert "reads “建设别的基地”, in the data “建设高端创新人才基地”" in told
    assert re.search(r"- 8\.4 `implementation` .*: stands as 8\.5", told)
    assert re.search(r"- 4\.4 `exchange` .*: “提升对外交流合作水平” is not in the text", told)
    assert "- not in the data: 8.6 “还有一节”" in told


def test_the_time_grows_with_the_text(plan: Plan) -> None:
    """A hundred thousand characters are searched with as many steps a character as ten thousand."""
    chance = random.Random(5)
    filling = ["".join(chance.choices("编造的话别无他意前海规划香港合作区", k=40)) + "。" for _ in range(2500)]
    text = plan.text({**plan.planted(), "risk": filling})
    assert len(text) > 100_000
    assert {verdict for said, verdict, _ in rows(plan.held(text)) if said.id in plan.known} == {Verdict.READY}
