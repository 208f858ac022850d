"""Scripts as they are sent."""

from qianhai.publishing import scripts

WRITTEN = """\
// What this does, for those who write it.
// @ts-check

(function () {
  "use strict";

  /**
   * The way to somewhere.
   * @param {string} name
   */
  const way = (name) => `https://example.org/${name}`; // no longer than this

  /** What was found. */
  const found = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("a")]);
  try { go(/** @type {string} */ way("x")); } catch { /* nowhere: one stays */ }
})();
"""

SENT = """\
(function () {
"use strict";
const way = (name) => `https://example.org/${name}`; // no longer than this
const found = ([...document.querySelectorAll("a")]);
try { go(way("x")); } catch { }
})();
"""


def test_comments_and_indentation_are_left_out() -> None:
    assert scripts.close(WRITTEN) == SENT
    assert scripts.close(SENT) == SENT


def test_what_others_released_stays_with_its_licence() -> None:
    released = "/*! (c) Somebody\n * MIT */\n  (function () { /* theirs */ })();\n"
    assert scripts.close(released) == released
