"""`/downloads/qianhai-plan.zip`: the whole site in one file, to read without a network or a server."""

import io
import zipfile
from collections.abc import Mapping

PATH = "downloads/qianhai-plan.zip"


def archive(site: Mapping[str, bytes]) -> bytes:
    """The site's files as an archive. It holds no clock: the same site gives the same bytes."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed:
        for name in sorted(site):
            packed.writestr(zipfile.ZipInfo(f"qianhai-plan/{name}"), site[name], zipfile.ZIP_DEFLATED)
    return stream.getvalue()
