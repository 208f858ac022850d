"""Copies of the site's files compressed beforehand, for servers that send those: `.gz` by gzip, `.br` by brotli."""

import gzip
from collections.abc import Mapping

import brotli

from .workers import side_by_side

WORTH_IT = ("css", "csv", "html", "js", "json", "svg", "txt", "xml")
"""The kinds of files that become smaller, by the ends of their names."""

LEAST = 1024
"""Smaller files travel in one packet as they are."""


def compressed(site: Mapping[str, bytes]) -> dict[str, bytes]:
    """The compressed copies of a site's files, by path. They hold no clock: the same file gives the same bytes."""
    chosen = [name for name in sorted(site) if len(site[name]) >= LEAST and name.endswith(WORTH_IT)]
    with side_by_side(len(chosen)) as processes:
        pairs = processes.map(_both, (site[name] for name in chosen), chunksize=32)
        return {
            f"{name}{ending}": made
            for name, pair in zip(chosen, pairs, strict=True)
            for ending, made in zip((".gz", ".br"), pair, strict=True)
        }


def _both(content: bytes) -> tuple[bytes, bytes]:
    return gzip.compress(content, 9, mtime=0), brotli.compress(content)
