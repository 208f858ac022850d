"""The files above the languages: what leads to them, permanent addresses, data, citations, and files for robots."""

from ..language import speech as languages
from ..model import published
from ..model.plan import Model
from ..model.site import pages
from ..reading.settings import Settings
from . import cards, citations, data, feed, permalinks, search
from .environment import environment


def root_files(model: Model, settings: Settings) -> dict[str, bytes]:
    """The files above the languages: what leads to them, permanent addresses, data, citations, and files for robots."""
    speeches = tuple(languages.load(language) for language in model.languages)
    site_url = settings.site_url
    root = permalinks.Root(model, speeches, site_url, environment())
    # Citations in files are in the first of the site's languages; the pages on citing offer all.
    cited = [(speech, citations.entries(model, speech, site_url)) for speech in speeches]
    leading = {
        name: root.environment.get_template(f"{name}.j2").render(speeches=speeches, site_url=site_url).encode()
        for name in ("index.html", "robots.txt", "sitemap.xml")
    }
    # Hosts show the page that stands nearest to the lost address: one for all, and one in each language.
    lost = {
        path: root.environment.get_template("404.html.j2")
        .render(speeches=shown, site_url=site_url, folders=(*model.languages, "id", "api"))
        .encode()
        for path, shown in {"404.html": speeches, **{f"{one.language}/404.html": (one,) for one in speeches}}.items()
    }
    own_feeds = {f"{speech.language}/feed.xml": speech for speech in speeches}
    feeds = {
        path: feed.feed(model, speech, site_url, path)
        for path, speech in {"feed.xml": speeches[0], **own_feeds}.items()
    }
    collections = published.collections(model, site_url)
    return {
        **leading,
        **lost,
        **feeds,
        "llms.txt": root.environment.get_template("llms.txt.j2")
        .render(pages=list(pages(model, speeches[0])), speech=speeches[0], site_url=site_url or "/")
        .encode(),
        **cards.files(model, speeches),
        **permalinks.files(root),
        **permalinks.cite_pages(root, cited),
        **data.files(collections, model, speeches[0]),
        **search.files([item for items in collections.values() for item in items], model, speeches),
        **citations.files(cited[0][1], model),
    }
