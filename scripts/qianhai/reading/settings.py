"""Where things are and what the environment sets: worked out once, in the command line, and passed in."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Settings:
    """The project's folder and the site's public address. Nothing else is set from outside."""

    root: Path
    site_url: str = ""

    @property
    def data(self) -> Path:
        """The YAML: the only place where content is edited."""
        return self.root / "data"

    @property
    def docs(self) -> Path:
        """What MkDocs reads: the theme's changes, and the rendered pages."""
        return self.root / "docs"

    @property
    def site(self) -> Path:
        """The finished site."""
        return self.root / "site"


def from_environment(root: Path, environment: Mapping[str, str] = os.environ) -> Settings:
    """Settings for the project in `root`; `SITE_URL` gives the public address."""
    url = environment.get("SITE_URL", "").strip()
    return Settings(root.resolve(), url.rstrip("/") + "/" if url else "")
