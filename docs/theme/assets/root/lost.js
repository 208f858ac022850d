// The page for lost addresses, in a copy of the site that was not told its own: the page is shown at any depth, so it
// asks for this script at every one, and the one that is found knows the site's root.
// @ts-check

(function () {
  "use strict";

  const root = new URL("../../../", /** @type {HTMLScriptElement} */ (document.currentScript).src);
  document.querySelectorAll("main a").forEach((link) => {
    link.setAttribute("href", new URL(/** @type {HTMLElement} */ (link).dataset.way ?? "", root).href);
  });
})();
