// The search box: fetches what it looks through, asks the engine as the reader types, and shows what was found.
// Loaded by site.js once the reader turns to the search. Addresses are relative to this script.
// @ts-check

/** @typedef {Engine & {entries: Entries, editions: Edition[], languages: string[]}} Loaded */

(function () {
  "use strict";

  /**
   * The part of the page that the theme's search.html and Material provide.
   * @template {HTMLElement} T
   * @param {string} selector
   * @param {new () => T} kind
   * @returns {T}
   */
  function the(selector, kind) {
    const found = document.querySelector(selector);
    if (found instanceof kind) return found;
    throw new Error(`The search box has no ${selector}`);
  }

  const script = /** @type {HTMLScriptElement} */ (document.currentScript).src;
  const root = new URL("../../../", script);
  const here = document.documentElement.lang;
  const box = the(".md-search", HTMLElement);
  const form = the(".md-search form", HTMLFormElement);
  const input = the(".md-search__input", HTMLInputElement);
  const list = the(".md-search-result__list", HTMLElement);
  const meta = the(".md-search-result__meta", HTMLElement);
  const scroll = the(".md-search__scrollwrap", HTMLElement);
  const toggle = the("#__search", HTMLInputElement);
  const MOST = 30;
  const ROOM = here === "en" ? 220 : 110;

  // --- fetching ---

  /**
   * @param {URL} address
   * @returns {Promise<unknown>}
   */
  function load(address) {
    return new Promise((done, failed) => {
      const element = document.createElement("script");
      Object.assign(element, { src: address.href, onload: done, onerror: failed });
      document.head.append(element);
    });
  }

  // What `make` answers for a key, made once; what failed is made anew the next time.
  /**
   * @template T
   * @param {(key: string) => Promise<T>} make
   * @returns {(key: string) => Promise<T>}
   */
  function once(make) {
    const made = new Map();
    return (key) => {
      if (!made.has(key)) {
        made.set(key, make(key));
        made.get(key).catch(() => made.delete(key));
      }
      return made.get(key);
    };
  }

  // One of the site's search files: a script that hands its contents over by name.
  const handed = new Map();
  window.searchFile = (name, contents) => handed.set(name, contents);
  const file = once(async (name) => {
    await load(new URL(`search/${name}.js`, root));
    if (!handed.has(name)) throw new Error(`search/${name}.js holds something else`);
    return handed.get(name);
  });
  const library = once((name) => load(new URL(name, script)));

  const engineFor = once(async (key) => {
    const languages = key.split(" ");
    /** @type {[Entries, Edition[], unknown]} */
    const [entries, editions] = await Promise.all([
      file("entries"), Promise.all(languages.map(file)), Promise.all(["minisearch.js", "engine.js"].map(library)),
    ]);
    return { ...(await window.searchEngine(entries, editions)), entries, editions, languages };
  });

  // Words in the other writing may stand in another edition: Latin letters in English, Chinese in the Chinese.
  /** @param {string} words */
  function languagesFor(words) {
    const other = here === "en" ? (/[\u3400-\u9fff]/.test(words) && "zh-Hans") : (/[a-z]{2}/i.test(words) && "en");
    return other ? `${here} ${other}` : here;
  }

  // --- showing ---

  /**
   * @template {keyof HTMLElementTagNameMap} T
   * @param {T} tag
   * @param {string} name its class, if any
   * @param {(Node | string)[]} children
   */
  function part(tag, name, ...children) {
    const element = document.createElement(tag);
    if (name) element.className = name;
    element.append(...children);
    return element;
  }

  /**
   * @param {string} name
   * @param {string} address
   * @param {(Node | string)[]} children
   */
  function link(name, address, ...children) {
    const element = part("a", name, ...children);
    element.href = address;
    return element;
  }

  // A page's address in this language; from a folder the file itself, which no server finds for the browser.
  /** @param {string} page */
  function address(page, anchor = "") {
    return new URL(`${here}/${page}`, root).href + (root.protocol === "file:" ? "index.html" : "") + anchor;
  }

  // In what stands between these, a text is not cut: half a name in quotation marks is none.
  const CLOSED_BY = new Map(["“”", "‘’", "「」", "『』", "《》", "〈〉", "（）", "()", "〔〕", "[]", '""'].map(([one, other]) => [one, other]));
  const FAR = 24;

  // A place to cut a text near one: not in a number, nor in a word of Latin letters, nor between quotation marks or brackets.
  /**
   * @param {string} text
   * @param {number} at
   */
  function between(text, at) {
    if (at <= 0 || at >= text.length) return at;
    let place = at;
    while (place > 0 && /[\w.%]/.test(text[place - 1]) && /[\w.%]/.test(text[place])) place--;
    if (at - place > FAR) place = at;
    /** @type {number[]} */
    const open = [];
    for (let one = 0; one < place; one++) {
      const last = open[open.length - 1];
      if (last !== undefined && CLOSED_BY.get(text[last]) === text[one]) open.pop();
      else if (CLOSED_BY.has(text[one])) open.push(one);
    }
    return open.length && place - open[0] <= FAR ? open[0] : place;
  }

  // A text with its marks; of a long one the part around the first mark, cut between words.
  /**
   * @param {string} name
   * @param {string} text
   * @param {Place[]} places
   */
  function marked(name, text, places, room = Infinity) {
    let from = 0, to = text.length;
    if (text.length > room) {
      const first = places.length ? places[0][0] : 0;
      from = Math.max(0, first - Math.floor(room / 4));
      if (from && text.lastIndexOf(" ", first) > from) from = text.indexOf(" ", from) + 1;
      // Chinese has few spaces, and marks after which it may begin.
      else if (from) from = Math.max(from, ...[..."，。；：？！、"].map((mark) => text.slice(0, first).indexOf(mark, from) + 1).filter((place) => place < first - 2));
      from = between(text, from);
      to = Math.min(text.length, from + room);
      if (to < text.length && text.lastIndexOf(" ", to) > to - 20) to = text.lastIndexOf(" ", to);
      to = between(text, to);
    }
    const element = part("p", name, from > 0 ? "…" : "");
    if (here === "en" && /[\u3400-\u9fff]/.test(text)) element.lang = "zh";
    let at = from;
    for (const [start, end] of places) {
      if (start < from || end > to) continue;
      element.append(text.slice(at, start), part("mark", "", text.slice(start, end)));
      at = end;
    }
    element.append(text.slice(at, to), to < text.length ? "…" : "");
    return element;
  }

  // A text's first words and what follows them, parted between words, or after a mark where there are no spaces.
  /**
   * @param {string} text
   * @returns {[string, string]}
   */
  function begun(text) {
    const room = here === "en" ? 70 : 32;
    if (text.length <= room) return [text, ""];
    // In Chinese, where a mark stands nearest to it: a word may end after every character, and none tells which.
    const marks = [...text.matchAll(/[，。；：]/g)].map(({ index }) => index + 1).sort((one, other) => Math.abs(one - room) - Math.abs(other - room));
    const at = here === "en" ? text.lastIndexOf(" ", room) : marks[0];
    const end = between(text, at > 0 ? at : room) || room;
    return [text.slice(0, end).trim(), text.slice(end).trim()];
  }

  /**
   * @param {Hit} hit
   * @param {Loaded} engine
   */
  function shown(hit, { entries, editions: [own, ...others], languages, marks }) {
    const number = hit.entry;
    const inOneLine = (/** @type {Edition} */ edition) => edition.text[number].replace(/([。？！])?\n/g, (_, mark = " ") => mark);
    const names = entries.names[number].split("\n");
    const page = own.pages[entries.page[number]];
    const name = entries.titled[number] ? names[0] : own.title[number];
    const said = inOneLine(own);
    // What has no name is called by its first words, and goes on below them.
    const [called, text] = name ? [name, said] : said ? begun(said) : [page, ""];
    const title = entries.kind[number] === "unknown" ? own.say.unknown + called : called;
    const lines = [marked("hit-name", title, marks(title, hit))];
    if (text) lines.push(marked("", text, marks(text, hit), ROOM));
    if (!lines.some((line) => line.querySelector("mark"))) {
      // Found by another name or in another language: show there what was found.
      const elsewhere = [...names.map((one) => [one, ""]), ...others.flatMap((edition, at) =>
        [edition.title[number], inOneLine(edition)].map((one) => [one, languages[at + 1]]))];
      elsewhere.push([entries.id[number], ""]);
      const found = elsewhere.find(([one]) => marks(one, hit).length);
      if (found) {
        const line = marked("", found[0], marks(found[0], hit), ROOM);
        if (found[1]) line.lang = found[1];
        lines.push(line);
      }
    }
    const evidence = part("p", "evidence");
    const relation = entries.relation[number], grade = entries.grade[number];
    if (relation) evidence.append(part("span", `relation relation-${relation}`, own.relations[relation]), " ");
    if (grade) {
      const mark = part("span", `grade grade-${grade.toLowerCase()}`, part("b", "", grade), " ", own.grades[grade]);
      evidence.append(mark, " ");
    }
    if (title !== page) evidence.append(page);
    const way = address(entries.pages[entries.page[number]], entries.anchored[number] ? `#${entries.id[number]}` : "");
    const article = part("article", "md-search-result__article md-typeset", ...lines, evidence);
    return part("li", "md-search-result__item", link("md-search-result__link", way, article));
  }

  // Nothing found: the guides, and the pages on which a reader may look instead.
  /** @param {Loaded} engine */
  function helpful({ entries, editions: [own] }) {
    const list = (/** @type {number[]} */ numbers) => part("ul", "",
      ...numbers.map((number) => part("li", "", link("", address(entries.pages[number]), own.pages[number]))));
    return part("li", "search-helpful md-typeset",
      part("p", "", own.say.guides), list(own.guides), part("p", "", own.say.helpful), list(own.ways));
  }

  let latest = 0;
  async function answer() {
    const words = input.value.trim();
    const turn = ++latest;
    let engine;
    try {
      // Without the other language's texts, this one's still answer.
      engine = await engineFor(languagesFor(words)).catch(() => engineFor(here));
    } catch {
      if (turn === latest) {
        list.replaceChildren();
        meta.textContent = box.dataset.failed ?? "";
      }
      return;
    }
    if (turn !== latest) return;
    const hits = words ? engine.find(words, MOST) : [];
    const { say } = engine.editions[0];
    const whole = hits.filter((hit) => hit.whole).length || hits.length;
    const known = !words ? "type" : hits.length && !hits[0].whole ? "some" : hits.length && hits[0].near ? "near"
      : whole === MOST ? "best" : ["none", "one"][whole] || "other";
    const items = hits.map((hit) => shown(hit, engine));
    if (known === "none") items.push(helpful(engine));
    if (whole < hits.length) items.splice(whole, 0, part("li", "search-more md-typeset", say.more));
    list.replaceChildren(...items);
    meta.textContent = say[known].replace("#", String(whole));
    scroll.scrollTop = 0;
  }

  // --- asking ---

  function close() {
    if (toggle.checked) toggle.click();
  }

  // While Chinese is being composed, the box holds the letters of its sounds, and keys choose characters.
  /** @param {Event} event */
  function composing(event) {
    if (event instanceof KeyboardEvent) return event.isComposing || event.keyCode === 229;
    return event instanceof InputEvent && event.isComposing;
  }
  let answered = answer();
  const ask = () => { answered = answer(); };
  input.addEventListener("input", (event) => { if (!composing(event)) ask(); });
  input.addEventListener("compositionend", ask);
  form.addEventListener("reset", () => setTimeout(() => { ask(); input.focus(); }));
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    await answered;
    const first = list.querySelector(".md-search-result__item a");
    if (first instanceof HTMLElement) first.click();
  });
  list.addEventListener("click", (event) => {
    const elsewhere = event.ctrlKey || event.metaKey || event.shiftKey;
    if (event.target instanceof Element && event.target.closest("a") && !elsewhere) close();
  });

  // Arrow keys go through the hits; Escape closes the box, and typing opens it again.
  box.addEventListener("keydown", (event) => {
    if (composing(event)) return;
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (event.key === "Escape") {
      input.focus();
      close();
    } else if (step) {
      const stops = [input, ...list.querySelectorAll("a")];
      const at = stops.findIndex((stop) => stop === document.activeElement);
      stops[(at + step + stops.length) % stops.length].focus();
      event.preventDefault();
    }
  });
})();
