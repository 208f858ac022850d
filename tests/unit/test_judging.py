"""A goal without a year stands under a heading of its own; figures not known to be counted alike are not drawn."""

import re

import pytest
import small
from qianhai.language import speech
from qianhai.model.making import build
from qianhai.model.plan import Model
from qianhai.model.published import published
from qianhai.pages import rendering
from qianhai.schema.values import Language

GOALS = """\
goals:
  - id: goal-dated
    name:
      en: A goal by 2025
    stage: 2025
    goal:
      text:
        en: The plan sets no number.
      rests-on: [plan-released]
    verdict: met
  - id: goal-undated
    name:
      en: A goal some day
    goal:
      text:
        en: The plan sets no year.
      rests-on: [plan-released]
    verdict: in-part
"""

SERIES = """\
series:
  - id: output
    name:
      en: Output
    unit:
      en: billion RMB
    basis:
      en: As printed.
    about: [finance]
    figures:
"""

FIGURES = "".join(
    f"""\
      - id: output-{year}
        relation: before
        value: {value}
        period: {year}
        change: {change}
        stated-by:
          en: A paper
        sources: [newspaper]
"""
    for year, value, change in ((2020, 1, -3), (2021, 2, 10.5), (2022, 3, 2))
)


def modelled(series: str = SERIES) -> Model:
    files = {**small.FILES, "data/progress.yml": GOALS, "data/figures.yml": series + FIGURES}
    return build(small.data(files))


def shown(model: Model, page: str) -> str:
    return rendering.Edition(model, speech.load(Language.ENGLISH), "").markdown(f"{page}.md")


@pytest.mark.parametrize("page", ["progress", "index"])
def test_a_goal_without_a_year_stands_after_those_with_one_under_no_year(page: str) -> None:
    # The page's head describes it, and may name a goal too.
    body = shown(modelled(), page).split("\n---\n", 1)[1]
    places = [body.index(words) for words in ("By 2025", "A goal by 2025", "No year set", "A goal some day")]
    assert places == sorted(places)


def test_a_goal_without_a_year_is_not_counted_among_those_of_2025() -> None:
    tally = re.findall(r"<dt>(.*?)</dt><dd>(\d+)</dd>", shown(modelled(), "progress").split("</dl>", 1)[0])
    assert tally == [("reached", "1")]


def test_a_goal_is_published_with_a_year_only_if_one_is_set() -> None:
    model = modelled()
    stages = {name: published(goal, model, "").get("stage") for name, goal in model.goals.items()}
    assert stages == {"goal-dated": "2025", "goal-undated": None}


@pytest.mark.parametrize(("comparable", "drawn"), [("", True), ("    comparable: false\n", False)])
def test_figures_are_drawn_only_where_nothing_leaves_open_whether_they_compare(comparable: str, *, drawn: bool) -> None:
    model = modelled(SERIES.replace("    about:", f"{comparable}    about:"))
    page = shown(model, "figures")
    assert ('<figure class="chart">' in page) is drawn
    assert ("Nothing shows that these figures were counted alike" in page) is not drawn
    assert published(model.items["output"], model, "").get("comparable") is (None if drawn else False)


def test_growth_is_told_after_the_period_it_belongs_to() -> None:
    page = shown(modelled(), "figures")
    assert "2021, up 10.5% on the year before<" in page
    assert "2020, down 3% on the year before<" in page
