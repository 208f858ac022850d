"""Addresses of the web: what is wrong with one that leads nowhere, or elsewhere than it seems."""

import re
import unicodedata
from ipaddress import ip_address
from urllib.parse import SplitResult, urlsplit

LONGEST = 2000
"""Characters of an address; browsers and servers refuse longer ones."""

_LABEL = re.compile(r"(?!-)[^\W]([\w-]{0,61}[^\W])?(?<!-)")


def fault(text: str) -> str | None:
    """What is wrong with an address, to stand after it in a sentence, or None."""
    if not re.match(r"https?://", text):
        return "is not a web address"
    if strange := re.search(r"[\s<>\"\\]", text):
        return f"holds {'a space' if strange.group().isspace() else f'the character “{strange.group()}”'}"
    if text[-1] in "。，、；：）》」』”’":
        return f"ends in “{text[-1]}”, which belongs to the text around it"
    if len(text) > LONGEST:
        return f"has {len(text)} characters, more than {LONGEST}"
    try:
        parts = urlsplit(text)
        host = parts.hostname or ""
        if parts.port == 0:
            return "names the port 0"
    except ValueError as error:
        return _reason(error)
    return _host_fault(parts, host)


def _reason(error: ValueError) -> str:
    told = str(error)
    if "Port" in told or "port" in told:
        return "names a port that is not a number from 1 to 65535"
    if "NFKC" in told:
        return "names a host with characters that only look like others"
    return "names no host that can be read; brackets [ ] hold the numbers of an IPv6 host only"


def _host_fault(parts: SplitResult, host: str) -> str | None:
    if "@" in parts.netloc:
        return "holds a user's name or password"
    if not host:
        return "names no host"
    if unicodedata.normalize("NFKC", host).lower() != host:
        return "names a host with characters that only look like others"
    if "[" in parts.netloc or re.fullmatch(r"[\d.]+", host):
        try:
            ip_address(host)
        except ValueError:
            return f"names the host “{host}”, which is no address of a machine"
        return None
    labels = host.removesuffix(".").split(".")
    if len(host) > 253 or not all(_LABEL.fullmatch(label) for label in labels):
        return f"names the host “{host[:60]}”, which cannot be one"
    if len(labels) == 1 and host != "localhost":
        return f"names the host “{host}”, which has no dot"
    return None
