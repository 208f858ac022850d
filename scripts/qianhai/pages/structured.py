"""What a page is about, for machines: schema.org as JSON-LD, and the `citation_*` tags of reference managers.

The context names the vocabulary itself, so that the data can be read without asking another host.
"""

from typing import Any

from ..language.escaping import script
from ..language.speech import Speech
from ..model.names import called
from ..model.plan import Division, Model
from ..schema.parts import Item

Node = dict[str, Any]


def jsonld(address: str, title: str, model: Model, speech: Speech, site_url: str) -> str:
    """The JSON-LD of the page at an address below the language."""
    base = site_url or "../" * (address.count("/") + 1)
    here = f"{base}{speech.language}/{address}"
    site = {"@type": "WebSite", "name": str(speech.words["site-name"]), "url": f"{base}{speech.language}/"}
    page: Node = {
        "@context": {"@vocab": "https://schema.org/"},
        "@id": here,
        "@type": "WebPage",
        "name": title,
        "url": here,
        "inLanguage": str(speech.language),
        "isPartOf": site,
        "license": "https://creativecommons.org/licenses/by/4.0/",
    }
    if model.history:
        page["dateModified"] = model.version
    if things := _things(address, model, speech, base):
        page["mainEntity" if len(things) == 1 else "hasPart"] = things[0] if len(things) == 1 else things
    return str(script(page))


def _things(address: str, model: Model, speech: Speech, base: str) -> list[Node]:
    division = next((found for found in model.divisions.values() if found.page == address), None)
    if division is not None:
        return [_division(division, model, speech, base)]

    def node(item: Item, kind: str, **more: object) -> Node:
        name = called(item.id, model, speech)
        return {"@id": f"{base}id/{item.id}/", "@type": kind, "name": name, "identifier": item.id, **more}

    match address:
        case "":
            return [_division(model.plan, model, speech, base)]
        case "timeline/":
            return [
                node(event, "Event", startDate=str(event.date.start), description=speech.pick(event.text))
                for event in model.events.values()
            ]
        case "bodies/":
            return [
                node(body, "GovernmentOrganization", alternateName=[names.zh_Hans for names in body.names])
                for body in model.bodies.values()
            ]
        case "people/":
            return [
                node(person, "Person", alternateName=[names.zh_Hans for names in person.names])
                for person in model.people.values()
            ]
        case "glossary/":
            return [
                node(term, "DefinedTerm", alternateName=[term.zh_Hans, term.zh_Hant]) for term in model.terms.values()
            ]
        case "policies/":
            return [
                node(policy, "Legislation", **({"legislationIdentifier": policy.number} if policy.number else {}))
                for policy in model.policies.values()
            ]
        case "data/":
            return [
                {
                    "@id": f"{base}api/v1/plan.json",
                    "@type": "Dataset",
                    "name": str(speech.words["site-name"]),
                    "description": str(speech.words["site-description"]),
                    "version": model.version,
                    "license": "https://creativecommons.org/licenses/by/4.0/",
                    "distribution": {
                        "@type": "DataDownload",
                        "encodingFormat": "application/json",
                        "contentUrl": f"{base}api/v1/plan.json",
                    },
                }
            ]
        case _:
            return []


def _division(division: Division, model: Model, speech: Speech, base: str) -> Node:
    """The plan as a piece of legislation, a part of it as a part, a topic as a work of its own."""
    is_plan = division is model.plan
    node: Node = {
        "@id": f"{base}id/{division.id}/",
        "@type": "Legislation" if is_plan or division.number else "CreativeWork",
        "name": speech.pick(division.item.title),
        "alternateName": division.item.title.zh_Hans,
        "identifier": division.id,
        "citation": [f"{base}id/{source}/" for source in division.item.sources],
    }
    if division.parent:
        node["isPartOf"] = {"@id": f"{base}id/{division.parent}/"}
    return node


def citation_tags(address: str, title: str, model: Model, speech: Speech, site_url: str) -> list[dict[str, str]]:
    """The `citation_*` tags of a page, as name and content."""
    site = str(speech.words["site-name"])
    tags = {
        "citation_title": title,
        # No author: reference managers take one for a person, and part the name.
        "citation_publisher": site,
        "citation_language": str(speech.language),
    }
    if site_url:
        tags["citation_public_url"] = f"{site_url}{speech.language}/{address}"
    if model.history:
        tags["citation_publication_date"] = model.version.replace("-", "/")
    return [{"name": name, "content": content} for name, content in tags.items()]
