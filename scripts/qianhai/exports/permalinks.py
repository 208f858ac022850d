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
from .citations import Entry, bibtex, entries, formatted, with_source
from .offer import Offer


@dataclass(frozen=True, slots=True)
class Target:
    """Where an item stands in one language: the way there from the root, and what it is called."""

    speech: Speech
    way: str
    name: str


@dataclass(frozen=True, slots=True)
class Cited:
    """How to cite an item in one language: its CSL-JSON, what it says with its source, and its text by style."""

    speech: Speech
    entry: Entry
    with_source: str
    styles: Mapping[str, str]


def files(offer: Offer) -> dict[str, bytes]:
    """The page of every id: of those live, and of those that the register knows."""
    model = offer.model
    template = offer.templates.get_template("id.html.j2")
    made = {}
    for identifier in sorted({*model.home, *model.register}):
        registered = model.register.get(identifier)
        leads_to = _leads_to(identifier, registered, model)
        with in_hand(f"The page id/{identifier}/"):
            made[f"id/{identifier}/index.html"] = template.render(
                id=identifier,
                registered=registered,
                gone=registered is not None and registered.state is not State.LIVE,
                about=_about(leads_to, model, offer.speeches[0]),
                targets=[[_target(target, model, speech) for speech in offer.speeches] for target in leads_to],
                speeches=offer.speeches,
                site_url=offer.site_url,
            ).encode()
    return made


def cite_pages(offer: Offer) -> dict[str, bytes]:
    """`/id/<id>/cite/`: the ways to cite every live item, in each of the site's languages."""
    versions = [(speech, entries(offer.model, speech, offer.site_url)) for speech in offer.speeches]
    template = offer.templates.get_template("cite.html.j2")
    styles = [formatted(cited) for _, cited in versions]
    first_speech, first = versions[0]
    return {
        f"id/{identifier}/cite/index.html": template.render(
            id=identifier,
            entry=entry,
            versions=[
                Cited(
                    speech,
                    cited[identifier],
                    with_source(identifier, cited[identifier], offer.model, speech),
                    {**made[identifier], "BibTeX": bibtex(cited[identifier])},
                )
                for (speech, cited), made in zip(versions, styles, strict=True)
            ],
            report=report_address(identifier, offer.site_url, offer.model, first_speech),
            speeches=offer.speeches,
            site_url=offer.site_url,
        ).encode()
        for identifier, entry in first.items()
    }


def _leads_to(identifier: str, registered: Registered | None, model: Model) -> list[str]:
    """The live ids that an id leads to: itself, or what the register names."""
    if identifier in model.home:
        return [identifier]
    return list(registered.to) if registered else []


def _about(leads_to: Sequence[str], model: Model, speech: Speech) -> str:
    """What an id that leads to one item is about; nothing where it leads to none or several."""
    return describing.of_item(leads_to[0], model, speech) if len(leads_to) == 1 else ""


def _target(identifier: str, model: Model, speech: Speech) -> Target:
    page, anchor = model.address(identifier)
    way = f"{speech.language}/{page}" + (f"#{anchor}" if anchor else "")
    return Target(speech, way, called(identifier, model, speech))
