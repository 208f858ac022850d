// A page of the site in a stand-in for a browser (jsdom): the theme's own scripts run on the markup they look for.

import { JSDOM, VirtualConsole, requestInterceptor } from "jsdom";

import { files, script } from "./site.mjs";

const SEARCH = `
  <input type="checkbox" id="__search">
  <div class="md-search" data-failed="The search cannot be loaded">
    <form class="md-search__form"><input class="md-search__input" name="q"><button type="reset">x</button></form>
    <div class="md-search__scrollwrap">
      <div class="md-search-result__meta"></div>
      <ol class="md-search-result__list"></ol>
    </div>
  </div>`;

/**
 * A page that runs site.js.
 *
 * things: what the search files hold; missing: paths that the server does not have, emptied by a test when it likes;
 * late: a path and a promise for which its answer waits; search: the markup of the box; body: what else stands on the page; query: the address's query.
 */
export async function pageWith({ things = [], missing = [], late = [], search = SEARCH, body = "", query = "", language = "en" } = {}) {
  const root = "https://site.test/";
  const { entries, own, other } = files(things);
  const [here, elsewhere] = language === "en" ? ["en", "zh-Hans"] : [language, "en"];
  const handed = { entries, [here]: own, [elsewhere]: other };
  const fetched = [], errors = [];

  function answer(path) {
    if (missing.includes(path)) return new Response("", { status: 404 });
    const name = /^search\/(.+)\.js$/.exec(path)?.[1];
    const text = name ? `searchFile(${JSON.stringify(name)},${JSON.stringify(handed[name])});` : script(path.replace(/^.*assets\//, ""));
    return new Response(text, { headers: { "Content-Type": "text/javascript" } });
  }

  const virtualConsole = new VirtualConsole();
  virtualConsole.on("jsdomError", (error) => { if (error.type === "unhandled-exception") errors.push(error); });
  const dom = new JSDOM(
    `<!doctype html><html lang="${language}"><body>${search}${body}<script src="/${here}/assets/site.js"></script></body></html>`,
    {
      url: `${root}${here}/${query}`,
      runScripts: "dangerously",
      pretendToBeVisual: true,
      virtualConsole,
      resources: {
        interceptors: [requestInterceptor(async (request) => {
          const path = request.url.replace(root, "");
          fetched.push(path);
          if (path === late[0]) await late[1];
          return answer(path);
        })],
      },
    },
  );
  const { window } = dom;
  await new Promise((done) => window.addEventListener("load", done));
  const { document } = window;
  const input = document.querySelector(".md-search__input");
  const meta = document.querySelector(".md-search-result__meta");

  /** Waits until something holds, looking again whenever the page changes. */
  function until(holds) {
    return new Promise((done) => {
      const observer = new window.MutationObserver(look);
      function look() {
        if (!holds()) return;
        observer.disconnect();
        done();
      }
      observer.observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
      look();
    });
  }

  /** What the box answers to words typed into it: what it says, and the hits. */
  async function type(words) {
    meta.textContent = "";
    input.value = words;
    input.dispatchEvent(new window.InputEvent("input", { bubbles: true }));
    await until(() => meta.textContent);
    return { said: meta.textContent, hits: hits() };
  }

  const hits = () => [...document.querySelectorAll(".md-search-result__item")].map((item) => ({
    way: item.querySelector("a").href.replace(root, ""),
    name: item.querySelector(".hit-name").textContent,
    marked: [...item.querySelectorAll("mark")].map((mark) => mark.textContent),
    text: item.textContent,
  }));

  const press = (key, at = document.activeElement, more = {}) =>
    at.dispatchEvent(new window.KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...more }));

  return { window, document, input, meta, toggle: document.getElementById("__search"), fetched, errors, until, type, hits, press };
}
