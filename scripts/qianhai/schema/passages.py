"""The records of answers: passages in our own words, each with what it rests on, and the pages made of them."""

from typing import Annotated, Literal

from pydantic import Field

from .parts import As, Item, Record, Text
from .values import AnyId, BodyId, Date, IndicatorId


class Passage(Record):
    """A sentence or two in our own words, held by rules to what it rests on."""

    text: Text
    """What is said."""
    rests_on: Annotated[tuple[AnyId, ...], Field(min_length=1)]
    """The ids of the items that carry it."""


class Summary(Item):
    """What a chapter, a section, a topic or the plan comes to, in short: the answer that stands first on its page."""

    kind = "summary"
    passages: Annotated[tuple[Passage, ...], Field(min_length=1)]
    """The passages, in the order of reading."""


class Goal(Item):
    """A goal of the plan, what is reported of it, and what may be said of whether it was reached."""

    kind = "goal"
    name: Text
    """The goal in a few words."""
    stage: Literal["2025", "2030", "2035"] | None = None
    """The year by which it is set; nothing where none is set for it."""
    goal: Passage
    """The goal as it is stated, and by whom."""
    indicator: IndicatorId | None = None
    """The id of the indicator that measures it."""
    reported: Passage | None = None
    """What was last reported of it; nothing where no report was found."""
    verdict: Literal["met", "not-met", "in-part", "cannot-judge", "unknown"]
    """Whether it was reached, as far as can be told."""
    why: Passage | None = None
    """Why the verdict is so: the basis of the count, what is missing."""


class Comparison(Item):
    """One aspect in which the plans of 2010, 2021 and 2023, or Qianhai and other zones, are set side by side."""

    kind = "comparison"
    aspect: Annotated[Text, As("name")]
    """What is compared."""
    plan_2010: Passage | None = None
    """The Overall Development Plan of 2010; nothing where no source tells."""
    reform_plan_2021: Passage | None = None
    """The reform plan of 2021."""
    plan_2023: Passage | None = None
    """The plan of 2023."""
    qianhai: Passage | None = None
    """Qianhai, where zones are compared."""
    hengqin: Passage | None = None
    """The zone of Guangdong and Macao in Hengqin."""
    nansha: Passage | None = None
    """Nansha in Guangzhou."""
    hetao: Passage | None = None
    """The Shenzhen Park of Hetao."""

    @property
    def plans(self) -> tuple[Passage | None, ...]:
        """What is said of each plan, in the order of time; nothing of any where zones are compared."""
        return self.plan_2010, self.reform_plan_2021, self.plan_2023

    @property
    def zones(self) -> tuple[Passage | None, ...]:
        """What is said of each zone; nothing of any where plans are compared."""
        return self.qianhai, self.hengqin, self.nansha, self.hetao


class Way(Item):
    """One answer of a guide: who I am or what I want to do, what I may do, what I need for it, and since when."""

    kind = "way"
    who: Annotated[Text, As("name")]
    """Who asks, or what they want to do: an accountant, to open a branch."""
    standing: Literal["in-force", "announced", "ended", "plan"]
    """Whether it is in force, is announced or on trial, has run its term, or is known only as the plan's intention."""
    may: Passage
    """What they may do, or what the plan is known to say."""
    need: Passage | None = None
    """What they must file, hold or meet."""
    since: Date | None = None
    """From when it holds."""


class Guide(Record):
    """What a guide says before and after its table of ways."""

    answer: Annotated[tuple[Passage, ...], Field(min_length=1)]
    """The short answer to the reader's question."""
    ways_heading: Text | None = None
    """What the rows that hold today are headed, for readers who do not ask what is open to them."""
    ways_columns: Annotated[tuple[Text, ...], Field(min_length=3, max_length=3)] | None = None
    """What three columns of these rows are headed for such readers: who, what they may, what they need."""
    obstacles: tuple[Passage, ...] = ()
    """What stands in the way."""
    obstacles_heading: Text | None = None
    """What that is headed, where nothing stands in the way and there is something to beware of."""
    ask: tuple[BodyId, ...] = ()
    """The bodies to ask."""
    unknown: tuple[Passage, ...] = ()
    """What readers of this kind look for and none of the sources answers."""


class Reader(Item):
    """A kind of reader the plan matters to, and the guide written for them."""

    kind = "reader"
    name: Text
    """What they are called."""
    question: Annotated[Text, As("text")]
    """What they ask."""
    guide: Guide | None = None
    """The answer."""
    ways: tuple[Way, ...] = ()
    """The answer in rows."""
