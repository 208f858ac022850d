// Follows the preview: loads the page again in place when it changed, shows what is wrong, and leads into the editor.
(function () {
  "use strict";
  var here = document.currentScript && document.currentScript.getAttribute("data-preview");
  if (!here) return;
  /** @type {{state: string, mark: string}} */
  var about = JSON.parse(here);
  var kept = "preview " + location.pathname;

  function folds() {
    return Array.from(document.querySelectorAll("details"));
  }

  // The first thing on the screen that has an id, and how far down it stands: what is above may grow or shrink.
  function anchor() {
    var found = Array.from(document.querySelectorAll("main [id]")).find(function (element) {
      return element.getBoundingClientRect().bottom > 0 && element.getClientRects().length;
    });
    return found ? { id: found.id, top: found.getBoundingClientRect().top } : null;
  }

  function reload() {
    var open = folds().map(function (fold) { return fold.open; });
    sessionStorage.setItem(kept, JSON.stringify({ open: open, y: scrollY, anchor: anchor() }));
    location.reload();
  }

  function restore() {
    var text = sessionStorage.getItem(kept);
    sessionStorage.removeItem(kept);
    if (!text) return;
    var before = JSON.parse(text);
    folds().forEach(function (fold, number) {
      if (number in before.open) fold.open = before.open[number];
    });
    scrollTo(0, before.y);
    var element = before.anchor && document.getElementById(before.anchor.id);
    if (element) scrollBy(0, element.getBoundingClientRect().top - before.anchor.top);
  }

  /** @param {number} milliseconds @returns {Promise<void>} */
  function pause(milliseconds) {
    return new Promise(function (done) { setTimeout(done, milliseconds); });
  }

  // A page that nobody sees asks nothing: browsers allow a host few requests at once.
  /** @returns {Promise<void>} */
  function seen() {
    if (!document.hidden) return Promise.resolve();
    return new Promise(function (done) {
      document.addEventListener("visibilitychange", function () { done(); }, { once: true });
    });
  }

  async function follow() {
    for (;;) {
      await seen();
      try {
        var asked = new URLSearchParams({ state: about.state, path: location.pathname });
        var answer = await (await fetch("/__preview/next?" + asked)).json();
        about.state = answer.state;
        if (answer.mark !== about.mark) return reload();
        var shown = document.getElementById("preview-findings");
        if (shown && shown.innerHTML !== answer.findings) shown.innerHTML = answer.findings;
      } catch (error) {
        await pause(500); // the server is away for a moment, or for good
      }
    }
  }

  /** @param {Element | null} element @param {{at: string, href: string} | undefined} place */
  function lead(element, place) {
    if (!element || !place) return;
    var link = document.createElement("a");
    link.className = "preview-edit";
    link.href = place.href;
    link.title = place.at;
    link.textContent = " ✎";
    link.setAttribute("aria-label", "Open " + place.at);
    element.append(link);
  }

  async function leadToData() {
    var places = await (await fetch("/__preview/places.json")).json();
    document.querySelectorAll("main [id]").forEach(function (element) {
      lead(element.querySelector(".said, h2, h3, td:last-child") || element, places.items[element.id]);
    });
    lead(document.querySelector("main h1"), places.pages[location.pathname.replace(/^\/[^/]+\//, "")]);
  }

  restore();
  leadToData().catch(function () { /* there is no data to lead to */ }).then(follow);
})();
