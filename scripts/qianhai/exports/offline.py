"""`/downloads/qianhai-plan.zip`: the whole site in one file, to read without a network or a server."""

import io
import zipfile
from collections.abc import Mapping

PATH = "downloads/qianhai-plan.zip"


def archive(site: Mapping[str, bytes]) -> bytes:
    """The site as one file. It holds no clock: the same site gives the same bytes, where zlib is the same."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed:
        for name in sorted(site):
            file = zipfile.ZipInfo(f"qianhai-plan/{name}")
            file.create_system, file.external_attr = 3, 0o644 << 16  # as a Unix file that all may read
            packed.writestr(file, site[name], zipfile.ZIP_DEFLATED)
    return stream.getvalue()
