"""Addresses below a language's folder, and the ways between them."""

from .plan import Model


def file_of(address: str, model: Model) -> str:
    """The Markdown file that becomes the page at `address`: a page with pages under it is its folder's index."""
    if not address:
        return "index.md"
    above = {chapter.page for chapter in model.chapters}
    return f"{address}index.md" if address in above else f"{address.rstrip('/')}.md"


def way(here: str, there: str, anchor: str = "") -> str:
    """The way from one page's address to another's, as an `href` needs it; or from one Markdown file to another."""
    fragment = f"#{anchor}" if anchor else ""
    if here == there and anchor:
        return fragment
    ours, theirs = here.split("/")[:-1], there.split("/")
    shared = 0
    for one, other in zip(ours, theirs[:-1], strict=False):
        if one != other:
            break
        shared += 1
    return ("../" * (len(ours) - shared) + "/".join(theirs[shared:]) or "./") + fragment
