"""The site's public address: taken as it stands, or refused in a sentence that says why."""

from pathlib import Path

import build
import pytest
from qianhai.reading.settings import BadAddress, from_environment


@pytest.mark.parametrize(
    ("given", "taken"),
    [
        ("", ""),
        ("  ", ""),
        ("https://example.org", "https://example.org/"),
        ("https://example.org//", "https://example.org/"),
        (" http://localhost:8000/plan ", "http://localhost:8000/plan/"),
        ("https://前海.example.org/", "https://前海.example.org/"),
        ("https://[::1]:8000/", "https://[::1]:8000/"),
        ("https://example.org/~user/a-b.c/%E5%89%8D", "https://example.org/~user/a-b.c/%E5%89%8D/"),
    ],
)
def test_an_address_is_taken(given: str, taken: str) -> None:
    assert from_environment(Path(), {"SITE_URL": given}).site_url == taken


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ("example.org", "does not begin with https://"),
        ("javascript:alert(1)", "does not begin with https://"),
        ("//example.org/", "does not begin with https://"),
        ("ftp://example.org/", "does not begin with https://"),
        ("https:///plan/", "names no host"),
        ("https:example.org", "names no host"),
        ("https://exam ple.org/", "names no host"),
        ("https://example..org/", "names no host"),
        ("https://:8000/", "names no host"),
        ("https://user:secret@example.org/", "names a user"),
        ("https://example.org/?", "goes on after the path"),
        ("https://example.org/?a=b", "goes on after the path"),
        ("https://example.org/#top", "goes on after the path"),
        ("https://example.org/a b/", "whose path"),
        ("https://example.org/a//b/", "whose path"),
        ("https://example.org/../b/", "whose path"),
        ('https://example.org/"><b>/', "whose path"),
        ("https://example.org:port/", "no address"),
        ("https://example.org:99999/", "no address"),
        ("https://[::1/", "no address"),
    ],
)
def test_what_is_no_address_is_refused(given: str, why: str) -> None:
    with pytest.raises(BadAddress, match=why) as refused:
        from_environment(Path(), {"SITE_URL": given})
    assert str(refused.value).startswith(f"SITE_URL is “{given}”, ")


def test_the_command_line_says_so_and_does_nothing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SITE_URL", "example.org")
    assert build.main(["check"]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.endswith("Write an address such as https://example.org/ or https://example.org/plan/.\n")
