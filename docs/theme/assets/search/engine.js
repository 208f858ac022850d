// The search engine behind the box. This file alone knows that it is MiniSearch; another engine needs only to offer
//
//   searchEngine(entries, editions) -> find(words, most) -> [{entry, terms}], best first
//
// entries: search/entries.js of the site; editions: search/<language>.js, the page's own language first, then others in
// which readers' words may stand. A hit names an entry by its number, and the terms of its texts that were found.
// searchTerms(text) -> [{term, start, end}] cuts any text into terms, so that the box can mark what was found.

(function () {
  "use strict";

  // How much an entry counts by its kind: what a thing is called stands above where it is mentioned.
  const WEIGHT = {
    section: 1.5, page: 2, term: 1.6, person: 1.6, body: 1.5, reader: 1.2, place: 1.2, policy: 1.2, indicator: 1.2,
    statement: 1, event: 1, disagreement: 0.8, unknown: 0.7, series: 0.8, figure: 0.5, source: 0.35,
  };
  // And by where the words stand: own title and text, other names, the same in other languages, the words of its id.
  const BOOST = { title: 4, names: 4, text: 1, otherTitle: 3, otherText: 0.6, id: 2 };
  const COMMON = new Set("a an and are as at by for from in is it of on or the to was what with".split(" "));
  const PIECES = /[a-z\u00e0-\u024f]+|\d+(?:[.,]\d+)*|[\u3400-\u9fff\uf900-\ufaff]+/g;

  let fold = new Map();

  // Lower case, and Traditional characters as Simplified ones; every character keeps its place.
  function folded(text) {
    let read = "";
    for (const character of text) {
      const lower = character.toLowerCase();
      read += fold.get(character) || (lower.length === character.length ? lower : character);
    }
    return read;
  }

  // English plurals are read as singulars (Harman's S-stemmer).
  function singular(word) {
    if (word.length < 4) return word;
    if (/[^ea]ies$/.test(word)) return word.slice(0, -3) + "y";
    return /[^aous]s$|[^aeo]es$/.test(word) ? word.slice(0, -1) : word;
  }

  // Words and numbers are terms; Chinese, which has no spaces, is cut into overlapping pairs and its last character.
  window.searchTerms = function (text) {
    const terms = [];
    const read = folded(text);
    for (const piece of read.matchAll(PIECES)) {
      const word = piece[0], start = piece.index;
      if (/[\u3400-\ufaff]/.test(word[0])) {
        for (let at = 0; at < word.length; at++)
          terms.push({ term: word.slice(at, at + 2), start: start + at, end: start + Math.min(at + 2, word.length) });
      } else if (!COMMON.has(word)) {
        const term = /\d/.test(word) ? word.replaceAll(",", "") : singular(word);
        terms.push({ term, start, end: start + word.length });
      }
    }
    return terms;
  };
  // The runs of Chinese in a query, and where such runs stand in a text.
  window.searchRuns = (text) => (folded(text).match(/[\u3400-\ufaff]{2,}/g) || []);
  window.searchPlaces = function (text, runs) {
    const places = [];
    const read = folded(text);
    for (const run of runs)
      for (let at = read.indexOf(run); at >= 0; at = read.indexOf(run, at + run.length))
        places.push({ start: at, end: at + run.length });
    return places;
  };
  const tokens = (text) => window.searchTerms(text).map((found) => found.term);
  const asked = (text) => {
    // The last character of a run of Chinese is there for one-character queries; in longer ones the pair before holds it.
    const found = window.searchTerms(text);
    return found.filter((one, at) => !(isChinese(one.term) && one.term.length === 1 && at && found[at - 1].end === one.end))
      .map((one) => one.term);
  };
  const isChinese = (term) => /[\u3400-\ufaff]/.test(term[0]);
  const plain = (text) => folded(text).replace(/[^a-z0-9\u00e0-\u024f\u3400-\ufaff]+/g, " ").trim();

  window.searchEngine = function (entries, editions) {
    const [traditional, simplified] = entries.fold.map((characters) => [...characters]);
    fold = new Map(traditional.map((character, at) => [character, simplified[at]]));
    const [own, ...others] = editions;
    const index = new MiniSearch({
      idField: "entry", fields: Object.keys(BOOST), tokenize: tokens, processTerm: (term) => term,
    });
    index.addAll(entries.kind.map((kind, entry) => ({
      entry,
      id: entries.id[entry],
      title: own.title[entry],
      text: own.text[entry],
      names: entries.names[entry],
      otherTitle: others.map((edition) => edition.title[entry]).join("\n"),
      otherText: others.map((edition) => edition.text[entry]).join("\n"),
    })));
    // What an entry is called, for queries that name it exactly; what stands in brackets is not part of a name.
    const called = entries.kind.map((kind, entry) =>
      [own.title[entry], ...others.map((edition) => edition.title[entry]), ...entries.names[entry].split("\n")]
        .filter(Boolean).flatMap((name) => [plain(name), plain(name.replace(/[（(].*/, ""))]));
    const said = entries.kind.map((kind, entry) => plain(editions.map((edition) => edition.text[entry]).join("\n")));

    function exactness(entry, words) {
      if (called[entry].includes(words)) return 12;
      if (called[entry].some((name) => name.startsWith(words))) return 2;
      if (called[entry].some((name) => name.includes(words))) return 1.6;
      return said[entry].includes(words) ? 1.3 : 1;
    }

    // Whether all the words stand in what an entry is called, of which its id is part.
    function namedByAll(hit) {
      const inName = Object.values(hit.match).filter((fields) => fields.some((field) => !/text/i.test(field)));
      return inName.length >= new Set(hit.queryTerms).size;
    }

    // All words as typed, the last perhaps unfinished; failing that, with typing errors; failing that, most of them.
    const WAYS = [
      { combineWith: "AND" },
      { combineWith: "AND", fuzzy: true },
      { combineWith: "OR", fuzzy: true },
    ];

    return function find(words, most) {
      const wanted = words.trim();
      const whole = plain(wanted);
      const terms = asked(wanted);
      const named = entries.id.indexOf(wanted.toLowerCase());
      let hits = [];
      for (const way of WAYS) {
        hits = index.search(wanted, {
          boost: BOOST,
          combineWith: way.combineWith,
          tokenize: asked,
          prefix: (term, at) => (isChinese(term) ? term.length === 1 : at === terms.length - 1 && term.length > 1),
          fuzzy: (term) => (way.fuzzy && /^[^\d\u3400-\ufaff]{4,}$/.test(term) ? 0.25 : false),
          maxFuzzy: 2,
          boostDocument: (entry) => WEIGHT[entries.kind[entry]],
        }).filter((hit) => new Set(hit.queryTerms).size * 2 >= new Set(terms).size);
        if (hits.length) break;
      }
      const ranked = hits.map((hit) => ({
        entry: hit.id, terms: hit.terms, score: hit.score * exactness(hit.id, whole) * (namedByAll(hit) ? 2 : 1),
      }));
      if (named >= 0 && wanted.includes("-")) ranked.push({ entry: named, terms: [], score: Infinity });
      const seen = new Set();
      return ranked.sort((one, other) => other.score - one.score)
        .filter((hit) => !seen.has(hit.entry) && seen.add(hit.entry)).slice(0, most);
    };
  };
})();
