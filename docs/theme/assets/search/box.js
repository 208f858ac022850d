// The search box: fetches what it looks through, asks the engine as the reader types, and shows what was found.
// Loaded by site.js once the reader turns to the search. Addresses are relative to this script.

(function () {
  "use strict";

  const script = document.currentScript.src;
  const root = new URL("../../../", script);
  const box = document.querySelector(".md-search");
  const input = box.querySelector("input");
  const list = box.querySelector(".md-search-result__list");
  const meta = box.querySelector(".md-search-result__meta");
  const here = document.documentElement.lang;
  const MOST = 30;

  const files = new Map();
  window.searchFile = (name, contents) => files.get(name).hand(contents);

  function load(address) {
    return new Promise((done, failed) => {
      const element = document.createElement("script");
      Object.assign(element, { src: address, onload: done, onerror: failed });
      document.head.append(element);
    });
  }

  // One of the site's search files; asked for once.
  function file(name) {
    if (!files.has(name)) {
      const waiting = {};
      waiting.contents = new Promise((hand, failed) => {
        waiting.hand = hand;
        load(new URL(`search/${name}.js`, root)).catch((error) => { files.delete(name); failed(error); });
      });
      files.set(name, waiting);
    }
    return files.get(name).contents;
  }

  // Words in the other writing may stand in another edition: Latin letters in English, Chinese in the Chinese.
  function editionsFor(words) {
    const other = here === "en" ? (/[\u3400-\u9fff]/.test(words) && "zh-Hans") : (/[a-z]{2}/i.test(words) && "en");
    return other ? [here, other] : [here];
  }

  const engines = new Map();
  function engineFor(languages) {
    const key = languages.join();
    if (!engines.has(key)) {
      engines.set(key, Promise.all([file("entries"), ...languages.map(file), libraries]).then(
        ([entries, ...loaded]) => {
          const editions = loaded.slice(0, languages.length);
          return { entries, editions, languages, find: window.searchEngine(entries, editions) };
        }));
      engines.get(key).catch(() => engines.delete(key));
    }
    return engines.get(key);
  }
  const libraries = Promise.all(["minisearch.js", "engine.js"].map((name) => load(new URL(name, script))));

  // The places in a text where the found terms stand, as [start, end] in order, touching ones joined.
  function marks(text, terms, words) {
    const found = new Set(terms);
    const runs = new Set(window.searchRuns(words));
    let places = window.searchTerms(text).filter((one) => found.has(one.term));
    // Where a Chinese word stands whole, its halves elsewhere are not worth a mark.
    const whole = window.searchPlaces(text, runs);
    if (whole.length) places = [...places.filter((one) => !/[\u3400-\u9fff]/.test(one.term)), ...whole];
    const joined = [];
    for (const { start, end } of places.sort((one, other) => one.start - other.start)) {
      const last = joined[joined.length - 1];
      if (last && start <= last[1]) last[1] = Math.max(last[1], end);
      else joined.push([start, end]);
    }
    return joined;
  }

  // A text with its marks; of a long one, the part around the first mark.
  function marked(tag, text, places, room) {
    const element = document.createElement(tag);
    let from = 0, to = text.length;
    if (room && text.length > room) {
      from = places.length ? Math.max(0, places[0][0] - Math.floor(room / 4)) : 0;
      if (from > 0) from = Math.max(from, text.indexOf(" ", from) + 1 <= places[0][0] ? text.indexOf(" ", from) + 1 : 0);
      to = Math.min(text.length, from + room);
      if (to < text.length && text.lastIndexOf(" ", to) > to - 20) to = text.lastIndexOf(" ", to);
    }
    if (here === "en" && /[\u3400-\u9fff]/.test(text)) element.lang = "zh";
    if (from > 0) element.append("…");
    let at = from;
    for (const [start, end] of places) {
      if (start < from || end > to) continue;
      const mark = document.createElement("mark");
      mark.textContent = text.slice(start, end);
      element.append(text.slice(at, start), mark);
      at = end;
    }
    element.append(text.slice(at, to), to < text.length ? "…" : "");
    return element;
  }

  function part(tag, name, ...children) {
    const element = document.createElement(tag);
    element.className = name;
    element.append(...children);
    return element;
  }

  // A page's address in this language; from a folder the file itself, which no server finds for the browser.
  function address(page, anchor = "") {
    return new URL(`${here}/${page}`, root) + (root.protocol === "file:" ? "index.html" : "") + anchor;
  }

  function shown(hit, words, { entries, editions, languages }) {
    const [own, ...others] = editions;
    const number = hit.entry;
    const page = own.pages[entries.page[number]];
    const name = entries.titled[number] ? entries.names[number].split("\n")[0] : own.title[number];
    const title = name || page;
    const text = own.text[number].replaceAll("\n", " ");
    const inTitle = marks(title, hit.terms, words), inText = marks(text, hit.terms, words);
    const room = here === "en" ? 220 : 110;
    const article = part("article", "md-search-result__article md-typeset", marked("p", title, inTitle));
    article.firstChild.className = "hit-name";
    if (text) article.append(marked("p", text, inText, room));
    if (!inTitle.length && !inText.length) {
      // Found by another name or in another language: show there what was found.
      const elsewhere = [...entries.names[number].split("\n").map((one) => [one, ""]), ...others.flatMap((edition, at) =>
        [edition.title[number], edition.text[number].replaceAll("\n", " ")].map((one) => [one, languages[at + 1]]))];
      const best = elsewhere.find(([one]) => marks(one, hit.terms, words).length);
      if (best) {
        const line = marked("p", best[0], marks(best[0], hit.terms, words), 160);
        if (best[1]) line.lang = best[1];
        article.append(line);
      }
    }
    const line = part("p", "evidence");
    const relation = entries.relation[number], grade = entries.grade[number];
    if (relation) line.append(part("span", `relation relation-${relation}`, own.relations[relation]), " ");
    if (grade) line.append(part("span", `grade grade-${grade.toLowerCase()}`, part("b", "", grade), " ", own.grades[grade]), " ");
    if (name && page !== name) line.append(page);
    article.append(line);
    const link = part("a", "md-search-result__link", article);
    link.href = address(entries.pages[entries.page[number]], entries.anchored[number] ? `#${entries.id[number]}` : "");
    return part("li", "md-search-result__item", link);
  }

  // Nothing found: the glossary and the chapters, where a reader may look instead.
  function helpful({ entries, editions: [own] }) {
    const ways = own.ways.map((number) => {
      const link = part("a", "", own.pages[number]);
      link.href = address(entries.pages[number]);
      return part("li", "", link);
    });
    return part("li", "search-helpful md-typeset", part("p", "", own.say.helpful), part("ul", "", ...ways));
  }

  let latest = 0;
  async function answer() {
    const words = input.value.trim();
    const turn = ++latest;
    let engine;
    try {
      engine = await engineFor(editionsFor(words));
    } catch {
      if (turn === latest) meta.textContent = box.dataset.failed;
      return;
    }
    if (turn !== latest) return;
    const { say } = engine.editions[0];
    const hits = words ? engine.find(words, MOST) : [];
    const known = !words ? "type" : hits.length === MOST ? "best" : ["none", "one"][hits.length] || "other";
    list.replaceChildren(...hits.map((hit) => shown(hit, words, engine)), ...(known === "none" ? [helpful(engine)] : []));
    meta.textContent = say[known].replace("#", hits.length);
    box.querySelector(".md-search__scrollwrap").scrollTop = 0;
  }

  input.addEventListener("input", answer);
  box.querySelector("form").addEventListener("reset", () => setTimeout(() => { answer(); input.focus(); }));
  box.querySelector("form").addEventListener("submit", (event) => {
    event.preventDefault();
    const first = list.querySelector("a");
    if (first) first.click();
  });

  // Arrow keys go through the hits; Escape and leaving the box close it.
  box.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { close(); input.blur(); }
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    const stops = [input, ...list.querySelectorAll("a")];
    const at = stops.indexOf(document.activeElement);
    stops[(at + (event.key === "ArrowDown" ? 1 : -1) + stops.length) % stops.length].focus();
    event.preventDefault();
  });
  const toggle = document.getElementById("__search");
  function close() { if (toggle.checked) toggle.click(); }
  list.addEventListener("click", (event) => { if (event.target.closest("a")) close(); });

  answer();
})();
