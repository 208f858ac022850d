"""The road from the data to the site: load, model, write, press, prove, place."""

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from ..checking.loading import Report
from ..exports import offline, table
from ..language import speech as languages
from ..model import making
from ..model.plan import Model
from ..pages import rendering
from ..processes import remove_left_behind
from ..reading.failing import Failed, in_hand
from ..reading.settings import Settings
from . import assets, editions, hosts, kept, placing, proof, standing
from .checked import NOTHING, load, with_failure
from .compressing import compressed
from .configuration import configuration
from .folder import WRITING, bring_to, files_in, write_if_changed
from .press import PublishingError

KEPT_SHOWN = 5
"""How many files that are not the program's are named."""


def render(settings: Settings) -> Report:
    """Render the pages into `docs/`. Nothing on disk changes while the data has errors."""
    report = NOTHING
    try:
        data, report = load(settings)
        if not report.failed:
            with in_hand("The pages"):
                model = making.build(data)
                docs = dict(configuration(model, settings).made)
                for language in model.languages:
                    texts = rendering.render(model, languages.load(language), settings.site_url)
                    docs |= {f"docs/{language}/{name}": text.encode() for name, text in texts.items()}
                _write_docs(docs, settings)
    except Failed as failed:
        return with_failure(report, failed.finding, settings)
    return report


def _write_docs(docs: Mapping[str, bytes], settings: Settings) -> None:
    """Bring what is rendered below `docs/` to a state (path from the project's root → bytes)."""
    remove_left_behind(settings.docs, WRITING)
    folders: dict[str, dict[str, bytes]] = {}
    for path, content in docs.items():
        _, first, *below = path.split("/", 2)
        if below:
            folders.setdefault(first, {})[below[0]] = content
        else:
            write_if_changed(settings.root / path, content)
    for folder, files in folders.items():
        bring_to(settings.docs / folder, files)


def build(settings: Settings, *, with_compressed: bool = False) -> Report:
    """Put the complete site into `site/`. It changes only when all of the new site is published and proved.

    `with_compressed`: compressed copies stand beside the files, for a server that sends those.
    """
    report, whole = assemble(settings)
    if whole is None:
        return report
    try:
        _write_docs(whole.docs, settings)
        site = {**whole.site, **(compressed(whole.site) if with_compressed else {})}
        placed = placing.place(settings.site, site, settings.cache / "site")
    except placing.CannotPlace as error:
        return replace(report, failed=True, said=(str(error),))
    told = _told(placed, len(site))
    return replace(report, said=(*told, *(() if settings.site_url else (WITHOUT_ADDRESS,))))


def prove(settings: Settings, into: Path | None) -> Report:
    """Publish and prove the complete site, and write it nowhere but into a folder of its own, if one is named."""
    report, whole = assemble(settings)
    if whole is not None and into is not None:
        bring_to(into, whole.site)
    return report


WITHOUT_ADDRESS = "SITE_URL is not set: citations, feeds and sitemaps name no host."


def _told(placed: placing.Placed, count: int) -> list[str]:
    said = [f"site/ holds {count} files; {len(placed.written)} written, {len(placed.removed)} removed."]
    if placed.kept:
        shown = ", ".join(placed.kept[:KEPT_SHOWN]) + (" …" if len(placed.kept) > KEPT_SHOWN else "")
        said.append(f"Not written by this program and left as they were: {len(placed.kept)} files ({shown}).")
    return said


@dataclass(frozen=True, slots=True)
class Whole:
    """The complete site in memory by path, and what is rendered for MkDocs by path from the project's root."""

    site: Mapping[str, bytes]
    docs: Mapping[str, bytes]


def assemble(settings: Settings) -> tuple[Report, Whole | None]:
    """The complete site, published and proved, or None with the reasons in the report. `site/` is left as it is."""
    report = NOTHING
    try:
        before = standing.ingredients(settings)
        data, report = load(settings)
        if report.failed:
            return report, None
        if (stands := standing.standing(settings, before)) is not None:
            return report, _parted(stands)
        with in_hand("The site"):
            model = making.build(data)
            parsed, packed = kept.shelves(settings, *SHELVES)
            try:
                made, exported = editions.make(model, settings, partial(table.files, model, settings.site_url))
            except PublishingError as error:
                return replace(report, failed=True, said=("MkDocs refused the pages:", str(error))), None
            shared = assets.shared(_frame_of(made, model), made.words, settings, model.languages)
            site = _with_shared({**made.site, **exported}, shared)
            own = files_in(settings.own_root)
            # To compress takes as long as to prove, and leaves Python free meanwhile.
            with ThreadPoolExecutor(1) as beside:
                archive = beside.submit(offline.files, site, packed)
                whole_site = site | dict.fromkeys(offline.PATHS, b"")
                faults = [
                    *proof.faults(whole_site, model, parsed),
                    *shared.unstyled(made.site),
                    *_own_twice(whole_site, own),
                ]
                site = site | archive.result()
            site |= hosts.in_site(site)
    except Failed as failed:
        return with_failure(report, failed.finding, settings), None
    if faults:
        return replace(report, failed=True, said=("The finished site is not right:", *faults)), None
    whole = Whole({**site, **own}, made.docs)
    # Whoever changed something meanwhile may have a site of neither the one nor the other.
    if standing.ingredients(settings) == before:
        parsed.keep()
        packed.keep()
        standing.remember(
            settings, before, {**whole.docs, **{f"{SITE}{name}": site for name, site in whole.site.items()}}
        )
    return report, whole


SHELVES = ("parsed", "packed")
"""What is kept of the finished site's files: what the proof read in them, and what the archive holds of them."""

SITE = "site/"
"""The folder of the finished site, from the project's root."""


def _parted(files: Mapping[str, bytes]) -> Whole:
    """A site by all its files from the project's root, as it was put together."""
    site = {name.removeprefix(SITE): content for name, content in files.items() if name.startswith(SITE)}
    return Whole(site, {name: content for name, content in files.items() if not name.startswith(SITE)})


def _frame_of(made: editions.Editions, model: Model) -> dict[str, bytes]:
    """The theme's files as the first edition has them; they are the same in every one."""
    below = f"{model.languages[0]}/"
    return {path.removeprefix(below): content for path, content in made.site.items() if path.startswith(below)}


def _with_shared(site: Mapping[str, bytes], shared: assets.Assets) -> dict[str, bytes]:
    """A site whose pages share their files, which stand once at its root instead of in each edition."""
    of_editions = tuple(f"{language}/{assets.BELOW}" for language in shared.languages)
    kept = {path: content for path, content in site.items() if not path.startswith(of_editions)}
    mended = {
        path: shared.mended(path, content) if path.endswith(".html") else content for path, content in kept.items()
    }
    return {**mended, **shared.placed}


def _own_twice(site: Mapping[str, bytes], own: Mapping[str, bytes]) -> list[str]:
    """The project's own files for the root stand beside the site's, never in place of them."""
    twice = sorted({*own} & {*site})
    return [f"docs/root/{name}: the site has a file of this name of its own; name yours otherwise." for name in twice]
