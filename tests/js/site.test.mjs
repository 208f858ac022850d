// What site.js does on every page, also on pages that lack what it looks for.

import assert from "node:assert/strict";
import test from "node:test";

import { pageWith } from "./page.mjs";

const SWITCH = '<div class="languages"><a hreflang="zh-Hant" href="#other">繁</a></div>';

test("nothing of the search is fetched before the reader turns to it, and then once", async () => {
  const { fetched, press, document, input, until, meta } = await pageWith();
  assert.deepEqual(fetched, ["en/assets/site.js"]);
  press("/", document.body);
  assert.equal(document.activeElement, input);
  await until(() => meta.textContent);
  input.blur();
  input.focus();
  assert.deepEqual(fetched.filter((path) => path.endsWith("box.js")), ["en/assets/search/box.js"]);
});

test("?q= asks at once", async () => {
  const { until, meta, hits } = await pageWith({ things: [{ id: "sea", title: "Sea" }], query: "?q=sea" });
  await until(() => meta.textContent === "One");
  assert.equal(hits()[0].name, "Sea");
});

test("a letter typed elsewhere, or with Ctrl, does not open the search", async () => {
  const { press, document, toggle } = await pageWith({ body: "<textarea></textarea>" });
  press("s", document.querySelector("textarea"));
  press("f", document.body, { ctrlKey: true });
  press("x", document.body);
  assert.equal(toggle.checked, false);
});

test("a box that could not be fetched says so, and is fetched anew", async () => {
  const missing = ["en/assets/search/box.js"];
  const { input, until, meta, toggle } = await pageWith({ missing });
  input.focus();
  await until(() => meta.textContent === "The search cannot be loaded");
  missing.length = 0;
  toggle.click();
  input.blur();
  input.focus();
  await until(() => meta.textContent === "Type");
});

for (const [lacking, search] of [
  ["no search at all", ""],
  ["a box without its field", '<input type="checkbox" id="__search"><div class="md-search"></div>'],
  ["a field without its toggle", '<div class="md-search"><input class="md-search__input"></div>'],
]) test(`a page with ${lacking} does the rest all the same`, async () => {
  const { window, document, press, errors } = await pageWith({ search, body: SWITCH });
  press("/", document.body);
  document.querySelector(".languages a").click();
  assert.equal(window.localStorage.getItem("language"), "zh-Hant");
  assert.deepEqual(errors, []);
});

test("what opens a chapter is named after it", async () => {
  const { document } = await pageWith({
    body: '<div class="md-nav__container"><a href="#"> <span>1 Goals</span> </a><label><span></span></label></div>',
  });
  assert.equal(document.querySelector("label").textContent, "1 Goals");
});

test("a permanent address is shown in full", async () => {
  const { document } = await pageWith({ body: '<code data-permanent="../../id/sea/">/id/sea/</code>' });
  assert.equal(document.querySelector("code").textContent, "https://site.test/id/sea/");
});

test("a click on an entry's # copies its permanent address", async () => {
  const { window, document } = await pageWith({
    body: '<a class="permalink" href="#sea">#</a><a class="cite" href="/id/sea/cite/">cite</a>',
  });
  const copied = new Promise((done) => {
    Object.defineProperty(window.navigator, "clipboard", { value: { writeText: async (text) => done(text) } });
  });
  document.querySelector(".permalink").click();
  assert.equal(await copied, "https://site.test/id/sea/");
});

const MARK = `
  <details class="mark"><summary>B</summary><dl class="behind">
    <dd><a href="#note-1">1</a> A paper, <span>2024</span></dd><dd><a href="#note-2">2</a> A copy</dd></dl></details>
  <details class="fold notes-fold" open><summary>Two</summary><ol class="notes">
    <li id="note-1"><a class="grade" href="../sources/#paper">B</a> A paper. <a href="https://paper.test/">Open the page</a></li>
    <li id="note-2"><a class="grade" href="../sources/#copy">B</a> A copy. <span class="unlinked">Not linked.</span></li></ol></details>`;

test("notes are folded, and a mark that is opened has the ways to its sources", async () => {
  const { window, document } = await pageWith({ body: MARK });
  const mark = document.querySelector(".mark");
  assert.equal(document.querySelector(".notes-fold").open, false);
  const told = () => [...mark.querySelectorAll("dd")].map((line) => line.textContent);
  assert.deepEqual(told(), ["1 A paper, 2024", "2 A copy"]);
  for (const open of [true, false, true]) {
    mark.open = open;
    mark.dispatchEvent(new window.Event("toggle"));
    assert.deepEqual(told(), ["1 A paper, 2024\u00a0· Open the page", "2 A copy"]);
  }
  assert.equal(mark.querySelector("dd > a + a, dd > span + a").href, "https://paper.test/");
});
