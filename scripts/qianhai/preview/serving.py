"""The live preview: serve the site from a folder of its own, build again on every change, and say what is wrong.

While the data has errors the pages stay as they last were, with the findings laid over them.
"""

import html
from pathlib import Path

from mkdocs.livereload import LiveReloadServer

from ..checking.loading import Report
from ..processes import folder_for_a_while
from ..publishing import assemble
from ..publishing.folder import bring_to
from ..publishing.press import Memory
from ..reading.findings import as_text
from ..reading.settings import Settings

HOST = "127.0.0.1"


def serve(settings: Settings, port: int) -> int:
    """Serve until interrupted. Returns the exit status."""
    with folder_for_a_while() as shown, folder_for_a_while() as memory:
        preview = Preview(settings, shown, memory)
        preview.refresh()
        server = LiveReloadServer(builder=preview.refresh, host=HOST, port=port, root=str(shown))
        lost = shown / "404.html"
        server.error_handler = lambda _: lost.read_bytes() if lost.is_file() else None
        for watched in (
            settings.data,
            settings.docs / "theme",
            settings.root / "scripts",
            settings.root / "mkdocs.yml",
        ):
            server.watch(str(watched))
        print(f"The site is at {server.url} and follows every change. Ctrl+C ends it.", flush=True)  # noqa: T201
        try:
            server.serve()  # type: ignore[no-untyped-call]
        except KeyboardInterrupt:
            server.shutdown()
        return 0


class Preview:
    """The folder that is served, kept at the last good site; `memory` is a folder for what builds leave each other."""

    def __init__(self, settings: Settings, shown: Path, memory: Path) -> None:
        self._settings = settings
        self._shown = shown
        self._good: dict[str, bytes] = {}
        self._memory = Memory(memory)

    def refresh(self) -> None:
        """Build again and show the result: the new site, or the last good one under the findings."""
        report, site = assemble.assemble(self._settings, self._memory)
        if site is not None:
            self._good = site
            bring_to(self._shown, site)
        else:
            bring_to(self._shown, overlaid(self._good or {"index.html": b"<body></body>"}, report))
        print(told(report), flush=True)  # noqa: T201


def told(report: Report) -> str:
    """The report as text."""
    return "\n".join([as_text(report.findings, report.texts), *report.said])


def overlaid(site: dict[str, bytes], report: Report) -> dict[str, bytes]:
    """The same site with the report laid over every page."""
    overlay = f"""
<section role="alert" aria-label="The build stopped" style="position:fixed;inset:auto 0 0 0;z-index:99;max-height:60vh;
overflow:auto;background:#3b1113;color:#fff;padding:1rem 1.5rem;font:14px/1.5 system-ui,sans-serif">
<strong>The build stopped; this is the page as it last was.</strong>
<pre style="white-space:pre-wrap;font:13px/1.5 ui-monospace,monospace;color:inherit">{html.escape(told(report))}</pre>
</section>
</body>""".encode()
    return {
        name: content.replace(b"</body>", overlay) if name.endswith(".html") else content
        for name, content in site.items()
    }
