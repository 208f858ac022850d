"""`/id/<id>/`: a small page for every id ever published, which leads to the item or says what became of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..language.speech import Speech
from ..model import describing
from ..model.names import called
from ..model.plan import Model
from ..model.reporting import report_address
from ..reading.failing import in_hand
from ..schema.publications import Registered
from ..schema.values import State
from .citations import Entry, bibtex, entries, formatted, official_text, official_texts, with_source
from .offer import Offer


@dataclass(frozen=True, slots=True)
class Target:
    """Where an item stands in one language: the way there from the root, and what it is called."""

    speech: Speech
    way: str
    name: str


@dataclass(frozen=True, slots=True)
class Cited:
    """How to cite an item in one language: its CSL-JSON, what it says with its source, and its text by style.

    `text_itself` has the official text behind it by style; empty where there is none.
    """

    speech: Speech
    entry: Entry
    with_source: str
    text_itself: Mapping[str, str]
    styles: Mapping[str, str]


def files(offer: Offer) -> dict[str, bytes]:
    """The page of every id: of those live, and of those that the register knows."""
    ids = sorted({*offer.model.home, *offer.model.register})
    return {f"id/{identifier}/index.html": _leading_on(identifier, offer, cite=False) for identifier in ids}


def cite_pages(offer: Offer) -> dict[str, bytes]:
    """`/id/<id>/cite/`: the ways to cite every live item in each language; of others, the way to what they became."""
    versions = [(speech, entries(offer.model, speech, offer.site_url)) for speech in offer.speeches]
    template = offer.templates.get_template("cite.html.j2")
    styles = [formatted(cited) for _, cited in versions]
    texts = [formatted(official_texts(offer.model, speech)) for speech in offer.speeches]
    behind = {
        identifier: source.id for identifier in versions[0][1] if (source := official_text(identifier, offer.model))
    }
    first_speech, first = versions[0]
    gone = {identifier for identifier in offer.model.register if identifier not in first}
    return {
        f"id/{identifier}/cite/index.html": _leading_on(identifier, offer, cite=True) for identifier in sorted(gone)
    } | {
        f"id/{identifier}/cite/index.html": template.render(
            id=identifier,
            root="../../../",
            entry=entry,
            versions=[
                Cited(
                    speech,
                    cited[identifier],
                    with_source(identifier, cited[identifier], offer.model, speech),
                    itself[behind[identifier]] if identifier in behind else {},
                    {**made[identifier], "BibTeX": bibtex(cited[identifier])},
                )
                for (speech, cited), made, itself in zip(versions, styles, texts, strict=True)
            ],
            report=report_address(identifier, offer.site_url, offer.model, first_speech),
            speeches=offer.speeches,
            site_url=offer.site_url,
        ).encode()
        for identifier, entry in first.items()
    }


def _leading_on(identifier: str, offer: Offer, *, cite: bool) -> bytes:
    """A page that leads from an id to the item, or to how to cite it, and says what became of what is gone."""
    model = offer.model
    registered = model.register.get(identifier)
    leads_to = _leads_to(identifier, registered, model)
    with in_hand(f"The page id/{identifier}/"):
        return (
            offer.templates.get_template("id.html.j2")
            .render(
                id=identifier,
                root="../../../" if cite else "../../",
                registered=registered,
                gone=registered is not None and registered.state is not State.LIVE,
                about=_about(leads_to, model, offer.speeches[0]),
                targets=[
                    [
                        Target(speech, _way_to(target, cite, model, speech), called(target, model, speech))
                        for speech in offer.speeches
                    ]
                    for target in leads_to
                ],
                speeches=offer.speeches,
                site_url=offer.site_url,
            )
            .encode()
        )


def _leads_to(identifier: str, registered: Registered | None, model: Model) -> list[str]:
    """The live ids that an id leads to: itself, or what the register names."""
    if identifier in model.home:
        return [identifier]
    return list(registered.to) if registered else []


def _about(leads_to: Sequence[str], model: Model, speech: Speech) -> str:
    """What an id that leads to one item is about; nothing where it leads to none or several."""
    return describing.of_item(leads_to[0], model, speech) if len(leads_to) == 1 else ""


def _way_to(identifier: str, cite: bool, model: Model, speech: Speech) -> str:
    """The way from the root to an item, or to how to cite it."""
    if cite:
        return f"id/{identifier}/cite/"
    page, anchor = model.address(identifier)
    return f"{speech.language}/{page}" + (f"#{anchor}" if anchor else "")
