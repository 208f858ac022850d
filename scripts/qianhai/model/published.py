"""Every item of the site in its published shape."""

from ..schema import contents, records
from ..schema.records import Item
from ..schema.values import Language
from .plan import Model
from .shapes import PublishedAmount, PublishedItem, PublishedPost, PublishedTerm, PublishedView

COLLECTIONS = {
    "sections": ("plan", "chapter", "section", "topic"),
    "statements": ("statement",),
    "indicators": ("indicator",),
    "places": ("place",),
    "events": ("event",),
    "bodies": ("body",),
    "people": ("person",),
    "series": ("series",),
    "figures": ("figure",),
    "policies": ("policy",),
    "terms": ("term",),
    "sources": ("source",),
    "disagreements": ("disagreement",),
    "unknowns": ("unknown",),
    "readers": ("reader",),
}
"""The collections of the API, and the kinds of record each holds."""


def collections(model: Model, site_url: str) -> dict[str, list[PublishedItem]]:
    """Every item in its published shape, by collection, in the site's order."""
    series_of = {figure.id: series for series in model.series.values() for figure in series.figures}
    return {
        name: [_published(item, model, site_url, series_of) for item in model.items.values() if item.kind in kinds]
        for name, kinds in COLLECTIONS.items()
    }


def words(text: records.Text | None) -> dict[str, str] | None:
    """A text by language code."""
    return {language: found for language in Language if (found := text.get(language))} if text else None


def _term(term: records.Term) -> PublishedTerm:
    return PublishedTerm.model_validate({"zh-Hans": term.zh_Hans, "zh-Hant": term.zh_Hant, "en": term.en})


def _amount(amount: records.Amount, model: Model, unit: records.Text | None) -> PublishedAmount:
    return PublishedAmount(
        value=amount.value,
        bound=amount.bound,
        unit=words(unit),
        period=str(amount.period),
        basis=words(amount.basis),
        stated_by=words(amount.stated_by),
        grade=model.grade(amount.sources),
        sources=list(amount.sources),
        note=words(amount.note),
    )


def _joined(terms: tuple[records.Term, ...]) -> dict[str, str] | None:
    if not terms:
        return None
    joined = {"zh-Hans": "；".join(term.zh_Hans for term in terms)}
    if all(term.zh_Hant for term in terms):
        joined["zh-Hant"] = "；".join(str(term.zh_Hant) for term in terms)
    return joined


def _published(item: Item, model: Model, site_url: str, series_of: dict[str, records.Series]) -> PublishedItem:
    page, anchor = model.address(item.id)
    fragment = f"#{anchor}" if anchor else ""
    base = site_url or "/"
    values: dict[str, object] = {
        "id": item.id,
        "type": item.kind if item.kind not in ("plan", "chapter", "topic") else "section",
        "url": {language: f"{base}{language}/{page}{fragment}" for language in model.languages},
        "cite_as": f"{base}id/{item.id}/",
        "used_by": [user.id for user in model.used_by.get(item.id, ())] or None,
    }
    if sources := getattr(item, "sources", None):
        values |= {"sources": list(sources), "grade": model.grade(sources)}
    values |= _own_fields(item, model, series_of)
    return PublishedItem.model_validate({name: value for name, value in values.items() if value not in (None, [], ())})


def _own_fields(item: Item, model: Model, series_of: dict[str, records.Series]) -> dict[str, object]:
    """The fields that follow from an item's type."""
    match item:
        case records.Claim():
            return _claim(item, model)
        case contents.Section():
            division = model.divisions[item.id]
            return {
                "name": words(item.name),
                "text": words(item.title),
                "term": {"zh-Hans": item.title.zh_Hans},
                "number": division.number,
                "kind": item.kind,
                "part_of": division.parent,
            }
        case records.Indicator():
            return {
                "name": words(item.name),
                "terms": [_term(term) for term in item.terms],
                "term": _joined(item.terms),
                "standing": item.standing,
                "unit": words(item.unit),
                "baseline": _amount(item.baseline, model, item.unit) if item.baseline else None,
                "targets": [_amount(amount, model, item.unit) for amount in item.targets],
                "reported": [_amount(amount, model, item.unit) for amount in item.reported],
                "also": list(item.sections),
                "note": words(item.note),
            }
        case records.Place():
            return {
                "name": words(item.name),
                "text": words(item.text),
                "terms": [_term(term) for term in item.terms],
                "term": _joined(item.terms),
                "kind": item.place_kind,
                "part_of": item.part_of,
                "relation": item.relation,
                "area": _amount(item.area, model, item.area.unit) if item.area else None,
                "note": words(item.note),
            }
        case records.Figure():
            series = series_of[item.id]
            return {
                "name": words(series.name),
                "relation": item.relation,
                "series": series.id,
                "unit": words(series.unit),
                "date": str(item.period),
                "value": item.value,
                "bound": item.bound,
                "change": item.change,
                "basis": words(item.basis or series.basis),
                "stated_by": words(item.stated_by),
                "note": words(item.note),
            }
        case records.Series():
            return {
                "name": words(item.name),
                "unit": words(item.unit),
                "basis": words(item.basis),
                "also": list(item.about),
                "related": [figure.id for figure in item.figures],
                "note": words(item.note),
            }
        case records.Body() | records.Person():
            return _named(item, model)
        case records.GlossaryEntry():
            return {
                "name": {"en": item.english[0], "zh-Hans": item.zh_Hans, "zh-Hant": item.zh_Hant},
                "term": {"zh-Hans": item.zh_Hans, "zh-Hant": item.zh_Hant},
                "english": [*item.english, *item.short],
                "own_english": item.own_english or None,
                "text": words(item.text),
                "related": [item.explained_at] if item.explained_at else None,
                "note": words(item.note),
            }
        case records.NameInUse():
            return {
                "title": item.name,
                "language": item.language,
                "kind": item.means,
                "text": words(item.used_by),
                "note": words(item.note),
            }
        case records.Disagreement():
            return {
                "name": words(item.subject),
                "views": [
                    PublishedView(
                        text=words(view.text) or {}, grade=model.grade(view.sources), sources=list(view.sources)
                    )
                    for view in item.views
                ],
                "comment": words(item.comment),
                "also": list(item.about),
            }
        case records.Unknown():
            return {"text": words(item.text), "also": list(item.about)}
        case records.Source():
            return {
                "title": item.title,
                "text": words(item.about),
                "publisher": words(item.publisher),
                "via": words(item.via),
                "date": str(item.date) if item.date else None,
                "note": words(item.date_note),
                "address": item.url,
                "language": item.language,
                "grade": item.grade,
                "mirror": item.mirror or None,
                "linkable": item.link and item.url is not None,
            }
        case records.Reader():
            return {"name": words(item.name), "text": words(item.question)}
        case _:
            raise TypeError(f"no published shape for {type(item).__name__}")


def _claim(item: records.Claim, model: Model) -> dict[str, object]:
    values: dict[str, object] = {
        "text": words(item.text),
        "terms": [_term(term) for term in item.terms],
        "term": _joined(item.terms),
        "relation": item.relation,
        "date": str(item.date) if item.date else None,
        "readers": list(item.readers),
        "also": list(item.also),
        "related": list(item.related),
        "caution": [str(caution) for caution in item.caution],
        "note": words(item.note),
    }
    match item:
        case records.Statement():
            values |= {"section": model.division_of[item.id], "stage": item.stage, "name": words(item.milestone)}
        case records.Event():
            values |= {"name": words(item.title)}
        case records.Policy():
            values |= {
                "name": words(item.title),
                "number": item.number,
                "issuers": list(item.issuers),
                "in_force": str(item.in_force) if item.in_force else None,
                "until": str(item.until) if item.until else None,
            }
    return values


def _named(item: records.Body | records.Person, model: Model) -> dict[str, object]:
    values: dict[str, object] = {
        "name": words(item.name),
        "official_names": [_term(names) for names in item.names],
        "note": words(item.note),
    }
    if isinstance(item, records.Body):
        return values | {
            "text": words(item.text),
            "part_of": item.part_of,
            "address": item.site,
            "also": list(item.also),
        }
    posts = [
        PublishedPost(
            title=words(post.title) or {},
            body=post.body,
            date=str(post.date) if post.date else None,
            grade=model.grade(post.sources),
            sources=list(post.sources),
            note=words(post.note),
        )
        for post in item.posts
    ]
    return values | {"posts": posts}
