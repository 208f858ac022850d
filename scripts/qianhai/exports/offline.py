"""`/downloads/qianhai-plan.zip`: the whole site in one file, to read without a network or a server.

It holds `SHA256SUMS.txt`, by which anyone can see that nothing was lost or altered on the way:
`sha256sum -c SHA256SUMS.txt` in its folder, or `build.py verify`.
"""

import hashlib
import io
import posixpath
import zipfile
import zlib
from collections.abc import Mapping
from functools import partial

from ..reading.remembering import Memory

PATH = "downloads/qianhai-plan.zip"

MANIFEST = "SHA256SUMS.txt"
"""The file that names the others with their checksums, as `sha256sum` writes and reads it."""

PATHS = (PATH, f"downloads/{MANIFEST}")
"""The archive, and the manifest beside it that names it."""


def files(site: Mapping[str, bytes], memory: Memory) -> dict[str, bytes]:
    """The archive of a site, and the manifest beside it. `memory`: what packing another site left."""
    packed = archive(site, memory)
    return dict(zip(PATHS, (packed, manifest({posixpath.basename(PATH): packed})), strict=True))


def archive(site: Mapping[str, bytes], memory: Memory) -> bytes:
    """The site as one file. It holds no clock: the same site gives the same bytes, where zlib is the same."""
    stream = io.BytesIO()
    packed_up = {**site, MANIFEST: manifest(site)}
    with zipfile.ZipFile(stream, "w") as packed:
        for name in sorted(packed_up):
            content = packed_up[name]
            deflated = memory.of(partial(_deflated, content), zlib.ZLIB_RUNTIME_VERSION, _sum(content))
            file = zipfile.ZipInfo(f"qianhai-plan/{name}")
            file.create_system, file.external_attr = 3, 0o644 << 16  # as a Unix file that all may read
            file.compress_type, file.CRC = zipfile.ZIP_DEFLATED, zlib.crc32(content)
            file.file_size, file.compress_size, file.header_offset = len(content), len(deflated), stream.tell()
            stream.write(file.FileHeader() + deflated)
            packed.filelist.append(file)
        packed.start_dir = stream.tell()
    return stream.getvalue()


def _deflated(content: bytes) -> bytes:
    """A file as an archive holds it."""
    packing = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packing.compress(content) + packing.flush()


def manifest(files: Mapping[str, bytes]) -> bytes:
    """The checksums of files by name, sorted by name."""
    return "".join(f"{_sum(files[name])}  {name}\n" for name in sorted(files)).encode()


def altered(files: Mapping[str, bytes]) -> list[str]:
    """What is not as the manifest among the files says, one sentence each; empty when all is whole."""
    if MANIFEST not in files:
        return [f"{MANIFEST}: is not there, so nothing can be verified."]
    try:
        lines = files[MANIFEST].decode().splitlines()
        told = {name: checksum for checksum, name in (line.split("  ", 1) for line in lines)}
    except ValueError:
        return [f"{MANIFEST}: is not a list of checksums."]
    found = {name: content for name, content in files.items() if name != MANIFEST}
    return sorted(
        [
            *(f"{name}: is missing." for name in told.keys() - found.keys()),
            *(f"{name}: is not of the archive." for name in found.keys() - told.keys()),
            *(f"{name}: was altered." for name in told.keys() & found.keys() if _sum(found[name]) != told[name]),
        ]
    )


def _sum(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
