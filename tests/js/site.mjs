// What the tests of the search share: a small site's search files, and the engine run outside a browser.

import { readFileSync } from "node:fs";
import vm from "node:vm";

const ASSETS = new URL("../../docs/theme/assets/", import.meta.url);

/** The text of one of the site's scripts, by its path under assets/. */
export const script = (path) => readFileSync(new URL(path, ASSETS), "utf8");

/**
 * The search files of a site, as scripts/qianhai/exports writes them.
 *
 * Each thing: {id, kind, title, text, names, sought, other: {title, text}, page, relation, grade}; all but the id may be absent.
 */
export function files(things, fold = ["", ""], same = []) {
  const column = (make) => things.map(make);
  const edition = (title, text) => ({
    say: {
      type: "Type", none: "None", one: "One", other: "# entries", best: "Best #", some: "Not all words: #", near: "Like it: #",
      more: "Others", unknown: "Not known: ", guides: "Ask", helpful: "Look in",
    },
    guides: [0],
    ways: [0],
    pages: ["Glossary"],
    title: column(title),
    text: column(text),
    relations: { plan: "The plan says" },
    grades: { A: "official text" },
  });
  return {
    entries: {
      pages: ["glossary/"],
      id: column((thing) => thing.id),
      anchored: column(() => 1),
      page: column(() => 0),
      kind: column((thing) => thing.kind ?? "statement"),
      relation: column((thing) => thing.relation ?? ""),
      grade: column((thing) => thing.grade ?? ""),
      titled: column(() => 0),
      names: column((thing) => (thing.names ?? []).join("\n")),
      sought: column((thing) => (thing.sought ?? []).join("\n")),
      fold,
      same,
    },
    own: edition((thing) => thing.title ?? "", (thing) => thing.text ?? ""),
    other: edition((thing) => thing.other?.title ?? "", (thing) => thing.other?.text ?? ""),
  };
}

/** The engine over a small site: `found(words)` gives ids, best first, and `marked(text, words)` the marked pieces. */
export async function engineOver(things, fold, same) {
  const window = vm.createContext({ setTimeout });
  window.window = window;
  for (const path of ["search/minisearch.js", "search/engine.js"]) vm.runInContext(script(path), window);
  const { entries, own, other } = files(things, fold, same);
  const engine = await window.searchEngine(entries, [own, other]);
  return {
    hits: (words, most = 30) => engine.find(words, most),
    found: (words, most = 30) => [...engine.find(words, most)].map((hit) => entries.id[hit.entry]),
    marked: (text, words) => [...engine.marks(text, engine.find(words, 30)[0])].map(([start, end]) => text.slice(start, end)),
  };
}
