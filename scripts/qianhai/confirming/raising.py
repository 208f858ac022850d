"""What is to be changed in the data to raise a statement from *as reported* to *as printed*."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ..checking.fitting import Data, Entry, Listed
from ..checking.passages import passages_in
from ..language.wording import PLAN_SPEAKS, REPORTED
from ..model.plan import Model
from ..reading.documents import Steps
from ..schema.parts import Text
from ..schema.passages import Passage
from ..schema.values import Caution, Grade
from .claims import Said

NAME = "plan-text"
"""What the report calls the source that the text would be."""

SECOND_HAND = (
    Caution.SUMMARY,
    Caution.TRUNCATED,
    Caution.INFERRED,
    Caution.TRANSLATED,
    Caution.ACCOUNT,
    Caution.CONTENTS_ONLY,
)
"""Cautions that fall away once the text itself shows what is said."""


@dataclass(frozen=True)
class Raising:
    """What the data says of its evidence."""

    data: Data
    model: Model
    _resting: dict[str, list[tuple[Listed, Steps, Passage]]] = field(default_factory=dict, init=False, repr=False)

    def __post_init__(self) -> None:
        """Note what passages rest on."""
        for listed, way, passage in passages_in(self.data):
            for identifier in passage.rests_on:
                self._resting.setdefault(identifier, []).append((listed, way, passage))

    def steps(self, entry: Entry, said: Said) -> list[str]:
        """What is to be done, one line each; nothing where the statement stands as printed already."""
        grade = self.model.grade(said.sources)
        cautions = [caution for caution in said.caution if caution in SECOND_HAND]
        reported = list(_reported(said))
        if grade is Grade.A and not cautions and not reported:
            return []
        steps = [f"`sources:` (line {entry.position('sources').line}): add `{NAME}`"]
        if cautions:
            steps.append(f"`caution:` (line {entry.position('caution').line}): take out {', '.join(cautions)}")
        for way, words in reported:
            key = " ".join(f"{name}:" for name in way)
            steps.append(f"`{key}` (line {entry.position(*way).line}): “{words}” tells by whom; let the plan say it")
        if said.note is not None:
            steps.append(f"`note:` (line {entry.position('note').line}): see whether it still holds")
        if grade is not Grade.A:
            steps += (
                f"{listed.position(*way, 'text')}: a passage rests on it: see whether it need still tell it as reported"
                for listed, way, passage in self._resting.get(said.id, ())
                if any(_tells_by_whom(words) for _, words in _written(passage.text))
            )
        return steps


def _reported(said: Said) -> Iterator[tuple[tuple[str, str], str]]:
    """The texts of a statement that tell by whom it is said: the way to each, and the words that do."""
    texts: Mapping[str, Text | None] = {"text": said.text, "brief": getattr(said, "brief", None)}
    for name, text in texts.items():
        for language, words in _written(text) if text else ():
            if told := _tells_by_whom(words):
                yield (name, language), told


def _tells_by_whom(words: str) -> str:
    """The words of a text by which it tells who says it, beside the plan; empty where it tells no one."""
    match = REPORTED.search(PLAN_SPEAKS.sub(lambda found: "_" * len(found.group()), words))
    return match.group().strip("，, ") if match else ""


def _written(text: Text) -> Sequence[tuple[str, str]]:
    return [("en", text.en), *([("zh-Hans", text.zh_Hans)] if text.zh_Hans else [])]
