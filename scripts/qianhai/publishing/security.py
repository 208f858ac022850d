"""What a host says with every answer, so that a browser runs and fetches nothing but the site's own files."""

from collections.abc import Mapping

POLICY: Mapping[str, str] = {
    "default-src": "'self'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "object-src": "'none'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
    "form-action": "'none'",
}
"""What pages may fetch and run, by directive. Data in a `<script>` that no browser runs, such as JSON-LD, is free."""

# It stands in no page: there it could not forbid frames, and from a folder “'self'” is another thing to each browser.
HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": "; ".join(f"{directive} {sources}" for directive, sources in POLICY.items()),
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "X-Content-Type-Options": "nosniff",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
"""The headers of every answer, by name: in the host's files, the preview and the tests."""
