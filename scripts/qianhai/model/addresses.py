"""Addresses below a language's folder, and the ways between them."""

import posixpath

from .plan import Model


def file_of(address: str, model: Model) -> str:
    """The Markdown file that becomes the page at `address`: a page with pages under it is its folder's index."""
    if not address:
        return "index.md"
    above = {chapter.page for chapter in model.chapters}
    return f"{address}index.md" if address in above else f"{address.rstrip('/')}.md"


def way_between_files(here: str, there: str, anchor: str = "") -> str:
    """The way from one Markdown file to another, as a Markdown link needs it."""
    fragment = f"#{anchor}" if anchor else ""
    if here == there and anchor:
        return fragment
    return posixpath.relpath(there, posixpath.dirname(here) or ".") + fragment


def way_between_pages(here: str, there: str, anchor: str = "") -> str:
    """The way from one page's address to another's, as an `href` needs it."""
    fragment = f"#{anchor}" if anchor else ""
    if here == there and anchor:
        return fragment
    return posixpath.relpath(there or ".", here or ".") + "/" + fragment
