"""Compressed copies stand beside the files they are copies of, as long as they are asked for and never longer."""

import gzip
from pathlib import Path

import brotli
from qianhai.publishing import assemble
from qianhai.publishing.folder import files_in
from qianhai.reading.settings import Settings


def copies(site: Path) -> dict[str, bytes]:
    """The compressed copies of a site's files; the sitemaps have theirs for crawlers in any case."""
    of_site = files_in(site)
    return {
        name: content
        for name, content in of_site.items()
        if name.endswith((".br", ".gz")) and name.rpartition(".")[0] in of_site and "sitemap" not in name
    }


def test_copies_come_with_the_site_and_go_with_it(bilingual: Settings) -> None:
    assert not assemble.build(bilingual, with_compressed=True).failed
    made = copies(bilingual.site)
    assert {name.partition("/")[0] for name in made} >= {"en", "zh-Hans", "zh-Hant", "api"}
    for name, content in made.items():
        plain = (bilingual.site / name.rpartition(".")[0]).read_bytes()
        unpack = brotli.decompress if name.endswith(".br") else gzip.decompress
        assert unpack(content) == plain
        assert len(content) < len(plain)
    assert not [name for name in made if name.startswith(("cards/", "downloads/qianhai"))]
    assert not assemble.build(bilingual).failed
    assert copies(bilingual.site) == {}
    assert not assemble.build(bilingual, with_compressed=True).failed
    assert copies(bilingual.site) == made
