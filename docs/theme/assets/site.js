// What the pages do in a browser beyond being read: copy an entry's permanent address, remember the reader's language,
// find their files when they are opened from a folder, and call the search. Without this file everything can be read
// and every link leads on, but there is no search (the style sheet hides its box where no scripts run).
// @ts-check

(function () {
  "use strict";

  const self = /** @type {HTMLScriptElement} */ (document.currentScript).src;

  /**
   * The link of this kind that was clicked, if one was.
   * @param {Event} event
   * @param {string} selector
   */
  function clicked(event, selector) {
    return event.target instanceof Element ? /** @type {HTMLAnchorElement | null} */ (event.target.closest(selector)) : null;
  }

  // A click on an entry's # copies its permanent address, made of the “cite” link beside it.
  document.addEventListener("click", (event) => {
    const link = clicked(event, "a.permalink");
    const cite = link?.nextElementSibling;
    if (!link || !(cite instanceof HTMLAnchorElement) || !cite.classList.contains("cite") || !navigator.clipboard) return;
    navigator.clipboard.writeText(new URL("../", cite.href).href).then(() => {
      link.classList.add("copied");
      setTimeout(() => link.classList.remove("copied"), 1500);
    }, () => { /* the browser forbids it: the link is followed all the same */ });
  });

  // A permanent address is shown in full, also where the copy of the site was not told its own.
  if (location.protocol !== "file:") document.querySelectorAll("[data-permanent]").forEach((shown) => {
    shown.textContent = new URL(shown.getAttribute("data-permanent") ?? "", location.href).href;
  });

  // What opens a chapter in the navigation is a mark without words: it is named after the link beside it.
  document.querySelectorAll(".md-nav__container > label").forEach((opener) => {
    opener.setAttribute("aria-label", opener.previousElementSibling?.textContent?.trim() ?? "");
  });

  // The language switch remembers the choice and stays at the paragraph: the entry in view goes along as the anchor.
  function inView() {
    for (const entry of document.querySelectorAll(".md-content [id]")) {
      const box = entry.getBoundingClientRect();
      if (box.bottom > 80 && box.top < window.innerHeight && box.height > 0) return entry.id;
    }
    return "";
  }
  document.addEventListener("click", (event) => {
    const link = clicked(event, ".languages a[hreflang]");
    if (!link) return;
    try { localStorage.setItem("language", link.hreflang); } catch { /* no storage: the choice is not kept */ }
    const at = window.scrollY > 100 ? inView() : "";
    if (at) { event.preventDefault(); event.stopPropagation(); location.href = link.href.split("#")[0] + "#" + at; }
  }, true);

  // From a folder there is no server to find a page's file for its address.
  if (location.protocol === "file:") document.querySelectorAll("a[href]").forEach((link) => {
    const way = new URL(link.getAttribute("href") ?? "", location.href);
    if (way.protocol === "file:" && !/\.[a-z]+$/.test(way.pathname)) {
      way.pathname = way.pathname.replace(/\/?$/, "/index.html");
      link.setAttribute("href", way.href);
    }
  });

  // Nothing of the search is fetched before the reader turns to it: by focus, by its button, by / s or f, or by ?q=.
  const box = /** @type {HTMLElement | null} */ (document.querySelector(".md-search"));
  const input = /** @type {HTMLInputElement | null} */ (document.querySelector(".md-search__input"));
  const toggle = /** @type {HTMLInputElement | null} */ (document.getElementById("__search"));
  if (box && input && toggle) search(box, input, toggle);

  /**
   * @param {HTMLElement} box
   * @param {HTMLInputElement} input
   * @param {HTMLInputElement} toggle opens and closes the box
   */
  function search(box, input, toggle) {
    let loaded = false;
    function turnToSearch() {
      if (!toggle.checked) toggle.click();
      if (loaded) return;
      loaded = true;
      const script = document.createElement("script");
      script.src = new URL("search/box.js", self).href;
      script.onerror = () => {
        loaded = false;
        const meta = box.querySelector(".md-search-result__meta");
        if (meta) meta.textContent = box.dataset.failed ?? "";
      };
      document.head.append(script);
    }
    input.addEventListener("focus", turnToSearch);
    input.addEventListener("input", turnToSearch);
    toggle.addEventListener("change", () => { if (toggle.checked) input.focus(); });
    document.addEventListener("keydown", (event) => {
      const at = event.target instanceof HTMLElement ? event.target : null;
      const typing = at && (/^(input|textarea|select)$/i.test(at.tagName) || at.isContentEditable);
      if (typing || event.ctrlKey || event.metaKey || event.altKey || !/^[/sf]$/.test(event.key)) return;
      event.preventDefault();
      input.focus();
      input.select();
    });
    document.addEventListener("focusin", (event) => {
      if (toggle.checked && event.target instanceof Element && !event.target.closest(".md-search, #__search")) toggle.click();
    });
    const asked = new URLSearchParams(location.search).get("q");
    if (asked) { input.value = asked; input.focus(); }
  }
})();
