"""Compiled templates, kept by what they were compiled from: a template whose text changed is compiled anew."""

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket


class Compiled(BytecodeCache):
    """A store in memory for environments that are made again and again with the same settings."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str], bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill a bucket, if what it asks for was compiled before."""
        if kept := self._kept.get((bucket.key, bucket.checksum)):
            bucket.bytecode_from_string(kept)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what a bucket holds."""
        self._kept[bucket.key, bucket.checksum] = bucket.bytecode_to_string()
