// The search engine behind the box. This file alone knows that it is MiniSearch; another engine needs only to offer
//
//   searchEngine(entries, editions) -> promise of { find(words, most) -> [hit], marks(text, hit) -> [[start, end]] }
//
// entries: search/entries.js of the site; editions: search/<language>.js, the page's own language first, then others in
// which readers' words may stand. Hits come best first; a hit's `entry` is the number of what was found, `whole` tells
// whether all words were, and `near` whether one was taken for a word like it. `marks` tells where in a text the found words stand, in order and apart.
// @ts-check

/**
 * What all editions share, list beside list: the n-th of each belongs to the n-th entry.
 * @typedef {object} Entries
 * @property {string[]} pages addresses of pages, to which `page` and an edition's `ways` point
 * @property {string[]} id empty for a page that is no item
 * @property {number[]} anchored 1 where the entry has an anchor of its own on its page
 * @property {number[]} page
 * @property {string[]} kind
 * @property {string[]} relation
 * @property {string[]} grade
 * @property {number[]} titled 1 where the first of the names is the title
 * @property {string[]} names a name a line
 * @property {string[]} sought by what else readers look for it, a line each; not for show
 * @property {[string, string]} fold Traditional characters, and as which Simplified one each is read
 * @property {[string, string][]} same words that readers type, and what the site says for them
 */

/**
 * The entries' titles and texts in one language, and the words for what is shown with them.
 * @typedef {object} Edition
 * @property {Record<string, string>} say
 * @property {number[]} guides
 * @property {number[]} ways
 * @property {string[]} pages
 * @property {string[]} title
 * @property {string[]} text
 * @property {Record<string, string>} relations
 * @property {Record<string, string>} grades
 */

/** @typedef {{entry: number, terms: Set<string>, whole: boolean, near: boolean, runs: string[]}} Hit */
/** @typedef {[start: number, end: number]} Place */
/** @typedef {{term: string, start: number, end: number}} Found */

/**
 * @typedef {object} Engine
 * @property {(typed: string, most: number) => Hit[]} find
 * @property {(text: string, hit: Pick<Hit, "terms" | "runs">) => Place[]} marks
 */

(function () {
  "use strict";

  // How much an entry counts by its kind: what a thing is called stands above where it is mentioned.
  // What words are looked up in is a Map: an object also answers to "constructor".
  const WEIGHT = new Map(Object.entries({
    section: 1.5, page: 2, term: 1.6, person: 1.6, body: 1.5, reader: 1.2, place: 1.2, policy: 1.2, indicator: 1.2,
    goal: 1.2, statement: 1, event: 1, way: 1, comparison: 0.8, summary: 0.8, group: 0.7, disagreement: 0.8,
    unknown: 0.7, series: 0.8, figure: 0.5, source: 0.35,
  }));
  // And by where the words stand: own title and text, other names, the same in other languages, the words of its id.
  const BOOST = { title: 4, names: 4, text: 1, otherTitle: 3, otherText: 0.6, id: 2 };
  const COMMON = new Set("a an and are as at by for from in is it of on or the to was what with".split(" "));
  const HAN = "\u3400-\u9fff\uf900-\ufaff";
  const PIECES = new RegExp(`co-op[a-z]+|[a-z\u00e0-\u024f]+(?:['’](?!s\\b)[a-z]+)*|\\d+(?:[.,]\\d+)*(?:%|[a-z]+)?|[${HAN}]+`, "g");
  const RUNS = new RegExp(`[${HAN}]{2,}`, "g");
  const BETWEEN = new RegExp(`[^a-z0-9%\u00e0-\u024f${HAN}]+`, "g");
  const LENGTHY = 6; // words of a question of which few entries hold most
  const FEW = 8; // entries that hold all words, beside which others that hold most are of use
  const LONG = /^[a-z\u00e0-\u024f]{5,}$/;
  const isHan = (/** @type {string} */ term) => term >= "\u3400";

  // The same word in the spellings of Hong Kong, the mainland and the press.
  const SAME = new Map([["macau", "macao"]]);
  /** @param {string} word */
  function spelt(word) {
    const one = word.replace(/[-'’]/g, "");
    return SAME.get(one) ?? one;
  }

  // English plurals are read as singulars (Harman's S-stemmer), but for what means something else.
  /** @param {string} word */
  function singular(word) {
    if (word.length < 4 || word === "securities") return word;
    if (/[^ea]ies$/.test(word)) return word.slice(0, -3) + "y";
    return /[^aous]s$|[^aeo]es$/.test(word) ? word.slice(0, -1) : word;
  }

  // Words and numbers are terms; Chinese, which has no spaces, is cut into overlapping pairs and its last character. What
  // stands at a number is part of it: 15% is not 15th. A text that holds the one holds the bare number, too.
  /**
   * @param {string} read
   * @param {boolean} bare
   */
  function termsOf(read, bare = true) {
    /** @type {Found[]} */
    const terms = [];
    for (const { 0: piece, index: start } of read.matchAll(PIECES)) {
      if (isHan(piece)) {
        for (let at = 0; at < piece.length; at++)
          terms.push({ term: piece.slice(at, at + 2), start: start + at, end: start + Math.min(at + 2, piece.length) });
      } else if (!COMMON.has(piece)) {
        const term = /\d/.test(piece) ? piece.replaceAll(",", "") : singular(spelt(piece));
        terms.push({ term, start, end: start + piece.length });
        const number = bare && /^[\d.]+(?=\D)/.exec(term)?.[0];
        if (number) terms.push({ term: number, start, end: start + number.length });
      }
    }
    return terms;
  }

  // In a query, the last character of a run of Chinese says nothing that the pair before it does not.
  const askedOf = (/** @type {string} */ read) => termsOf(read, false)
    .filter((one, at, all) => one.term.length > 1 || !isHan(one.term) || all[at - 1]?.end !== one.end);

  // Keys lie in rows, each a little further to the right.
  const KEYS = new Map(["qwertyuiop", "asdfghjkl", "zxcvbnm"].flatMap((row, down) =>
    [...row].map((letter, at) => /** @type {[string, number[]]} */ ([letter, [at + down * 0.4, down]]))));

  // Whether one letter is easily typed for another: both are vowels, or their keys are neighbours.
  /**
   * @param {string} one
   * @param {string} other
   */
  function easilyTypedFor(one, other) {
    const [from, to] = [KEYS.get(one), KEYS.get(other)];
    return /^[aeiou]{2}$/.test(one + other) || Boolean(from && to && Math.hypot(from[0] - to[0], from[1] - to[1]) < 1.3);
  }

  // How many slips of the fingers part two words: a letter too many or too few, two that changed places, or one for
  // another; where that one is not easily typed for it, it counts as two. So “spending” is no slip for “speeding”.
  /**
   * @param {string} typed
   * @param {string} meant
   */
  function slips(typed, meant) {
    const rows = [Array.from({ length: meant.length + 1 }, (_, at) => at)];
    for (let i = 1; i <= typed.length; i++) {
      rows[i] = [i];
      for (let j = 1; j <= meant.length; j++) {
        const [one, other] = [typed[i - 1], meant[j - 1]];
        const another = one === other ? 0 : easilyTypedFor(one, other) ? 1 : 2;
        rows[i][j] = Math.min(rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + another);
        if (one === meant[j - 2] && typed[i - 2] === other) rows[i][j] = Math.min(rows[i][j], rows[i - 2][j - 2] + 1);
      }
    }
    return rows[typed.length][meant.length];
  }

  /**
   * @param {Entries} entries
   * @param {Edition[]} editions
   * @returns {Promise<Engine>}
   */
  window.searchEngine = async function (entries, editions) {
    const [traditional, simplified] = entries.fold.map((characters) => [...characters]);
    const fold = new Map(traditional.map((character, at) => [character, simplified[at]]));

    // Lower case, and Traditional characters as Simplified ones; every character keeps its place.
    /** @param {string} text */
    function read(text) {
      let made = "";
      for (const character of text) {
        const other = fold.get(character) ?? character.toLowerCase();
        made += other.length === character.length ? other : character;
      }
      return made;
    }
    const plain = (/** @type {string} */ text) => read(text).replace(PIECES, (piece) => (isHan(piece) ? piece : spelt(piece)))
      .replace(BETWEEN, " ").trim();

    // What readers type, and what the site says for it: either is looked for. Longer before shorter.
    const said = new Map(entries.same.map(([typed, meant]) => [read(typed), read(meant)]));
    const typedFor = new RegExp([...said.keys()].sort((one, other) => other.length - one.length)
      .map((typed) => (isHan(typed) ? typed : `\\b${typed}\\b`)).join("|") || "(?!)", "g");
    const asSaid = (/** @type {string} */ words) => words.replace(typedFor, (typed) => said.get(typed) ?? typed);

    const [own, ...others] = editions;
    const index = new MiniSearch({
      idField: "entry",
      fields: Object.keys(BOOST),
      tokenize: (text) => termsOf(read(text)).map((found) => found.term),
      processTerm: (term) => term,
    });
    await index.addAllAsync(entries.id.map((id, entry) => ({
      entry,
      id,
      title: own.title[entry],
      text: own.text[entry],
      names: `${entries.names[entry]}\n${entries.sought[entry]}`,
      otherTitle: others.map((edition) => edition.title[entry]).join("\n"),
      otherText: others.map((edition) => edition.text[entry]).join("\n"),
    })), { chunkSize: 100 });

    // What an entry is called, for queries that name it exactly; what stands in brackets is not part of a name.
    const called = entries.id.map((_, entry) =>
      [...editions.map((edition) => edition.title[entry]), ...`${entries.names[entry]}\n${entries.sought[entry]}`.split("\n")]
        .filter(Boolean).flatMap((name) => [plain(name), plain(name.replace(/[（(].*/, ""))]));
    const told = entries.id.map((_, entry) => plain(editions.map((edition) => edition.text[entry]).join("\n")));

    // How closely what an entry is called, or else says, comes to the whole query.
    /**
     * @param {number} entry
     * @param {string} whole
     */
    function closeness(entry, whole) {
      if (called[entry].includes(whole)) return 12;
      if (called[entry].some((name) => name.startsWith(whole))) return 2;
      if (called[entry].some((name) => name.includes(whole))) return 1.6;
      return told[entry].includes(whole) ? 1.3 : 1;
    }

    // Whether all the words stand in what an entry is called, of which its id is part.
    /** @param {MiniSearchResult} hit */
    function namedByAll(hit) {
      const inName = Object.values(hit.match).filter((fields) => fields.some((field) => !/text/i.test(field)));
      return inName.length >= new Set(hit.queryTerms).size;
    }

    // Whether a word stands anywhere, or begins one that does: such a word is never taken for another.
    const stands = (/** @type {string} */ term) => index.search(term, { tokenize: () => [term], prefix: () => true }).length > 0;

    // A word of which two neighbouring letters changed places, put right.
    /** @param {string} term */
    function righted(term) {
      for (let at = 1; at < term.length - 1; at++) {
        const other = term.slice(0, at) + term[at + 1] + term[at] + term.slice(at + 2);
        if (stands(other)) return other;
      }
      return term;
    }

    // How many letters may be wrong in a word: none in one that stands somewhere, or is short enough to mean another.
    /** @param {string} term */
    function wrong(term) {
      if (!LONG.test(term) || stands(term)) return 0;
      return term.length > 8 ? 2 : 1;
    }

    // A search for some words: given a share, the entries that hold as much of what the words tell.
    /**
     * @param {string} words
     * @returns {(share: number) => (Hit & {score: number})[]}
     */
    function looking(words) {
      const whole = plain(words);
      const asked = askedOf(words).map((found) => found.term);
      const terms = asked.map((term) => (wrong(term) ? righted(term) : term));
      const unknown = new Set(terms.filter((_, at) => wrong(asked[at])));
      // A word stands for itself, or for what it begins; one that stands nowhere, for what is a slip away. Its first letter is right.
      /**
       * @param {string} term
       * @param {string} other
       */
      const meant = (term, other) => term[0] === other[0]
        && (other.startsWith(term) || (unknown.has(term) && slips(term, other) <= wrong(term)));
      const options = {
        boost: BOOST,
        boostDocument: (/** @type {number} */ entry) => WEIGHT.get(entries.kind[entry]) ?? 1,
        tokenize: () => terms,
        prefix: (/** @type {string} */ term, /** @type {number} */ at) => (isHan(term) ? term.length === 1 : at === terms.length - 1 && term.length > 1),
        fuzzy: (/** @type {string} */ term) => wrong(term) || false,
      };
      // A rare word tells more than one that stands everywhere; one that stands nowhere cannot be held.
      const weights = new Map(terms.map((term) => {
        const held = index.search(term, { ...options, tokenize: () => [term] }).length;
        return [term, held ? Math.log(1 + entries.id.length / held) : 1];
      }));
      const weighed = (/** @type {Iterable<string>} */ some) => [...new Set(some)].reduce((sum, term) => sum + (weights.get(term) ?? 0), 0);
      const runs = words.match(RUNS) || [];
      const alike = (/** @type {string} */ other) => terms.some((term) => meant(term, other));
      // Half the pairs of a long Chinese word are enough where they are its first: 医疗券金额 is about 医疗券.
      const begun = (/** @type {Set<string>} */ held) => isHan(terms[0] ?? "") && terms.slice(0, Math.ceil(weights.size / 2)).every((term) => held.has(term));
      /**
       * @param {MiniSearchResult} hit
       * @param {number} share
       */
      function enough(hit, share) {
        const held = new Set(hit.queryTerms);
        return share === 1 || (weighed(held) > weighed(terms) * share && (held.size > weights.size * share || (held.size > 1 && begun(held))));
      }
      return (share) => index.search(words, { ...options, combineWith: share === 1 ? "AND" : "OR" })
        .filter((hit) => hit.queryTerms.every((term) => hit.terms.some((other) => meant(term, other))) && enough(hit, share))
        .map((hit) => ({
          entry: hit.id, terms: new Set(hit.terms.filter(alike)), whole: share === 1, near: hit.queryTerms.some((term) => unknown.has(term)), runs,
          score: hit.score * (weighed(hit.queryTerms) / weighed(terms)) ** 2 * closeness(hit.id, whole) * (namedByAll(hit) ? 2 : 1),
        }));
    }

    /** @type {Engine["find"]} */
    function find(typed, most) {
      const words = read(typed.normalize("NFKC").replace(/(\d)\s*per ?cent\b/gi, "$1%"));
      const ways = [...new Set([words, asSaid(words)])].map(looking);
      const holding = (/** @type {number} */ share) => ways.flatMap((way) => way(share)).sort((one, other) => other.score - one.score);
      // All words, the last perhaps unfinished; where few entries hold them, most of them too; of a long question a third.
      const hits = holding(1);
      if (hits.length < FEW) hits.push(...holding(1 / 2));
      if (!hits.length && askedOf(words).length >= LENGTHY) hits.push(...holding(1 / 3));
      // An id typed out names its entry, whatever else holds its words.
      const named = words.includes("-") ? entries.id.indexOf(words.trim()) : -1;
      const there = hits.find((hit) => hit.entry === named);
      if (named >= 0) hits.unshift(there || { entry: named, terms: new Set(), whole: true, near: false, runs: [], score: 0 });
      return hits.filter((hit, at) => hits.findIndex((other) => other.entry === hit.entry) === at).slice(0, most);
    }

    /** @type {Engine["marks"]} */
    function marks(text, { terms, runs }) {
      const known = read(text);
      const words = termsOf(known).filter((one) => terms.has(one.term));
      // Where a Chinese word of the query stands whole, its halves elsewhere are not worth a mark.
      const whole = [];
      for (const run of runs)
        for (let at = known.indexOf(run); at >= 0; at = known.indexOf(run, at + run.length))
          whole.push({ start: at, end: at + run.length });
      const places = whole.length ? [...words.filter((one) => !isHan(one.term)), ...whole] : words;
      /** @type {Place[]} */
      const joined = [];
      for (const { start, end } of places.sort((one, other) => one.start - other.start)) {
        const last = joined[joined.length - 1];
        if (last && start <= last[1]) last[1] = Math.max(last[1], end);
        else joined.push([start, end]);
      }
      return joined;
    }

    return { find, marks };
  };
})();
