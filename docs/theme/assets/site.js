// What the pages do in a browser beyond being read: turn light or dark, say where the reader is, copy an entry's permanent
// address, remember the reader's language, bring the ways to its sources into a mark, open what is folded for a link or for
// print, filter long pages, find their files when they are opened from a folder, and call the search. Without this file
// everything can be read and every link leads on, but there is no search (the style sheet hides its box where no scripts run).
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

  // Light, dark, or as the system is: one button is shown, for what comes next. first.js does the painting.
  const turns = /** @type {HTMLButtonElement[]} */ ([...document.querySelectorAll("button[data-turn-to]")]);
  function turned() {
    const { chosen } = document.documentElement.dataset;
    const next = chosen === "light" ? "dark" : chosen === "dark" ? "system" : "light";
    turns.forEach((button) => { button.hidden = button.dataset.turnTo !== next; });
    return turns.find((button) => !button.hidden);
  }
  turned();
  turns.forEach((button) => button.addEventListener("click", () => {
    const to = button.dataset.turnTo ?? "system";
    document.documentElement.dataset.chosen = to;
    try { localStorage.setItem("scheme", to); } catch { /* no storage: the choice is not kept */ }
    dispatchEvent(new Event("scheme"));
    turned()?.focus();
  }));

  // Where the reader is: the page's name in the header once its heading is out of view, the part in view among the page's
  // contents, and a way back to the top for whoever turns back upwards.
  const title = document.querySelector("[data-md-component=header-title]");
  const heading = document.querySelector(".md-content h1");
  const back = /** @type {HTMLButtonElement | null} */ (document.querySelector("[data-md-component=top]"));
  const parts = [...document.querySelectorAll(".md-sidebar--secondary .md-nav__link[href*='#']")].flatMap((link) => {
    const part = document.getElementById((link.getAttribute("href") ?? "").split("#")[1]);
    return part ? [{ link, part }] : [];
  });
  const HEADER = 60;
  let before = 0, lowest = 0, due = false;
  /** @type {Element | undefined} */
  let marked;
  function look() {
    due = false;
    const at = window.scrollY;
    if (heading) title?.classList.toggle("md-header__title--active", heading.getBoundingClientRect().bottom < HEADER);
    if (at >= before) lowest = at;
    // A link into the page stops a little above where it scrolled to, and that is no turning back.
    if (back) back.hidden = at < 400 || lowest - at < 200;
    before = at;
    const passed = parts.filter(({ part }) => part.getBoundingClientRect().top < HEADER * 1.5);
    const current = passed[passed.length - 1]?.link;
    if (current === marked) return;
    marked = current;
    parts.forEach(({ link }, number) => {
      link.classList.toggle("md-nav__link--passed", number < passed.length);
      link.classList.toggle("md-nav__link--active", link === current);
    });
    if (current) reveal(current);
  }
  /**
   * Scrolls what is beside the text, and nothing else, so that a link of it is seen.
   * @param {Element} link
   */
  function reveal(link) {
    const around = link.closest(".md-sidebar__scrollwrap");
    if (!around) return;
    const box = around.getBoundingClientRect(), own = link.getBoundingClientRect();
    if (own.top < box.top || own.bottom > box.bottom) around.scrollTop += own.top - box.top - box.height / 2;
  }
  addEventListener("scroll", () => {
    if (!due) { due = true; requestAnimationFrame(look); }
  }, { passive: true });
  look();
  back?.addEventListener("click", () => { window.scrollTo({ top: 0 }); before = lowest = 0; });
  const here = document.querySelector(".md-sidebar--primary a.md-nav__link--active");
  if (here) reveal(here);

  // The drawer closes behind whoever went to a part of this page; its labels can be pressed by keyboard, too.
  document.addEventListener("click", (event) => {
    const drawer = /** @type {HTMLInputElement | null} */ (document.getElementById("__drawer"));
    if (drawer?.checked && clicked(event, ".md-sidebar--primary a[href*='#']")) drawer.checked = false;
  });
  document.addEventListener("keydown", (event) => {
    if (!["Enter", " "].includes(event.key) || !(document.activeElement instanceof HTMLLabelElement)) return;
    event.preventDefault();
    document.activeElement.click();
  });

  // Escape closes what a mark opened, or the drawer, and leads whoever goes by keyboard back to what opened it.
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const drawer = /** @type {HTMLInputElement | null} */ (document.getElementById("__drawer"));
    const open = document.activeElement?.closest("details.mark[open]");
    if (open) {
      open.removeAttribute("open");
      open.querySelector("summary")?.focus();
    } else if (drawer?.checked) {
      drawer.checked = false;
      /** @type {HTMLElement | null} */ (document.querySelector('.md-header label[for="__drawer"]'))?.focus();
    }
  });

  // What scrolls by itself can be reached by keyboard, in every browser.
  const reach = () => document.querySelectorAll("pre > code").forEach((code) => {
    if (code.scrollWidth > code.clientWidth) code.setAttribute("tabindex", "0");
    else code.removeAttribute("tabindex");
  });
  reach();
  addEventListener("resize", reach);

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
    const name = Object.assign(document.createElement("span"), { className: "hidden" });
    name.textContent = opener.previousElementSibling?.textContent?.trim() ?? "";
    opener.append(name);
  });

  // The language switch remembers the choice and stays at the paragraph: the entry in view goes along as the anchor.
  function inView() {
    for (const entry of document.querySelectorAll(".md-content [id]")) {
      // What is folded away has a box all the same.
      if (entry.parentElement?.closest("details:not([open])")) continue;
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

  // A page's notes come unfolded, for whoever has no scripts. A mark names its sources by the numbers of their notes; once it
  // is open, the way to each stands there as well.
  document.querySelectorAll("details.notes-fold").forEach((notes) => notes.removeAttribute("open"));
  document.addEventListener("toggle", ({ target }) => {
    if (!(target instanceof HTMLDetailsElement) || !target.matches(".mark")) return;
    target.querySelectorAll("a[href^='#note-']:last-of-type").forEach((number) => {
      const way = document.querySelector(`${number.getAttribute("href")} > a:not(.grade)`);
      if (way) number.parentElement?.append("\u00a0· ", way.cloneNode(true));
    });
  }, true);

  // What is folded opens for a link into it, and for print.
  /** @param {string} name */
  function unfold(name) {
    const target = name && document.getElementById(decodeURIComponent(name));
    if (!target) return;
    const filtered = target.closest("[hidden]") !== null;
    if (filtered) showAll();
    const closed = /** @type {HTMLDetailsElement[]} */ ([...document.querySelectorAll("details:not([open])")])
      .filter((fold) => fold.contains(target));
    closed.forEach((fold) => { fold.open = true; });
    if (filtered || closed.length) target.scrollIntoView();
  }
  const folds = () => /** @type {NodeListOf<HTMLDetailsElement>} */ (document.querySelectorAll("details.fold"));
  addEventListener("beforeprint", () => {
    folds().forEach((fold) => {
      if (!fold.open) { fold.open = true; fold.dataset.printed = ""; }
    });
    // Of an entry's way, paper needs the id alone.
    document.querySelectorAll("a.permalink").forEach((found) => {
      const link = /** @type {HTMLAnchorElement} */ (found);
      link.dataset.id = link.hash;
    });
  });
  addEventListener("afterprint", () => folds().forEach((fold) => {
    if ("printed" in fold.dataset) { fold.open = false; delete fold.dataset.printed; }
  }));

  // Long pages can be filtered: by what the plan says, by reader, or by words. What is left empty goes as well.
  /** @type {() => void} */
  let showAll = () => {};
  const content = document.querySelector(".md-content") ?? document.body;

  /**
   * Shows the entries that are wanted, and hides headings, notes and folds that then hold none.
   * @param {HTMLElement[]} entries
   * @param {((entry: HTMLElement) => boolean) | null} wanted null: all of them
   * @returns {number} how many are shown
   */
  function show(entries, wanted) {
    entries.forEach((entry) => { entry.hidden = wanted !== null && !wanted(entry); });
    /** @param {Element[]} parts */
    const empty = (parts) => {
      const held = entries.filter((entry) => parts.some((part) => part.contains(entry)));
      return held.length > 0 && held.every((entry) => entry.hidden);
    };
    content.querySelectorAll("details.fold").forEach((found) => {
      const fold = /** @type {HTMLDetailsElement} */ (found);
      if (!entries.some((entry) => fold.contains(entry))) return;
      fold.hidden = empty([fold]);
      if (wanted && !fold.open && !fold.hidden) { fold.open = true; fold.dataset.filtered = ""; }
      if (!wanted && "filtered" in fold.dataset) { fold.open = false; delete fold.dataset.filtered; }
    });
    content.querySelectorAll("h2, h3").forEach((found) => {
      const heading = /** @type {HTMLElement} */ (found);
      if (entries.some((entry) => entry.contains(heading))) return;
      const below = [];
      for (let part = heading.nextElementSibling; part && !endsAt(part, heading); part = part.nextElementSibling) below.push(part);
      heading.hidden = empty(below);
      below.filter((part) => part.matches(".aside, .lean-table")).forEach((part) => {
        /** @type {HTMLElement} */ (part).hidden = heading.hidden;
      });
    });
    return entries.filter((entry) => !entry.hidden).length;
  }
  /**
   * Whether a heading's part of the page ends at an element: at a heading as high as itself, or higher.
   * @param {Element} part
   * @param {Element} heading
   */
  function endsAt(part, heading) { return /^H[1-6]$/.test(part.tagName) && part.tagName <= heading.tagName; }

  const chips = /** @type {HTMLElement | null} */ (content.querySelector(".filters"));
  if (chips) {
    const buttons = /** @type {HTMLButtonElement[]} */ ([...chips.querySelectorAll("button")]);
    const lines = /** @type {HTMLElement[]} */ ([...content.querySelectorAll("article.line")]);
    /** @param {HTMLButtonElement} button */
    const press = (button) => {
      buttons.forEach((one) => one.setAttribute("aria-pressed", String(one === button)));
      const { relation, reader } = button.dataset;
      const held = (/** @type {string | undefined} */ words, /** @type {string} */ word) => (words ?? "").split(" ").includes(word);
      show(lines, !relation && !reader ? null : ({ dataset }) => (
        relation ? held(relation, dataset.relation ?? "") : held(dataset.readers, reader ?? "")));
    };
    buttons.forEach((button) => button.addEventListener("click", () => press(button)));
    chips.hidden = false;
    showAll = () => press(buttons[0]);
  }

  const words = /** @type {HTMLElement | null} */ (content.querySelector(".filter-box"));
  const typed = words?.querySelector("input");
  if (words && typed) {
    const entries = /** @type {HTMLElement[]} */ ([...content.querySelectorAll(words.dataset.entries ?? "")]);
    const none = /** @type {HTMLElement | null} */ (words.querySelector(".filter-none"));
    const filter = () => {
      const asked = typed.value.toLowerCase().split(/\s+/).filter(Boolean);
      const shown = show(entries, asked.length === 0 ? null : (entry) => {
        const text = `${entry.id} ${entry.textContent}`.toLowerCase();
        return asked.every((word) => text.includes(word));
      });
      if (none) none.hidden = shown > 0;
    };
    typed.addEventListener("input", filter);
    words.hidden = false;
    showAll = () => { typed.value = ""; filter(); };
  }

  addEventListener("hashchange", () => unfold(location.hash.slice(1)));
  if (location.hash) unfold(location.hash.slice(1));

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
