"""The way to report an error: a filled-in issue in the project's own repository."""

from urllib.parse import urlencode

from ..language.speech import Speech
from .plan import Model


def report_address(identifier: str, site_url: str, model: Model, speech: Speech) -> str | None:
    """The address that opens an issue with id, address and data version filled in; None while no repository is set."""
    if not (repository := model.plan_record.repository):
        return None
    title = str(speech.words["report-title"]).format(id=identifier)
    address = f"{site_url or '/'}id/{identifier}/"
    body = str(speech.words["report-body"]).format(address=address, version=model.version)
    return f"{repository.rstrip('/')}/issues/new?{urlencode({'title': title, 'body': body})}"
