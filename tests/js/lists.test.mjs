// What is folded opens where it is needed, and long pages are filtered.

import assert from "node:assert/strict";
import test from "node:test";

import { pageWith } from "./page.mjs";

const SECTION = `<div class="md-content">
  <div class="filters" hidden>
    <button aria-pressed="true">Everything</button>
    <button aria-pressed="false" data-relation="plan reply">The plan</button>
    <button aria-pressed="false" data-reader="residents">Residents</button>
  </div>
  <h2 id="plan-says">Plan</h2>
  <div class="told"><article class="line" id="one" data-relation="plan"></article></div>
  <h2 id="since">Since</h2>
  <details class="fold"><summary>Two</summary>
    <h3 id="group">Group</h3><p class="aside">Told once.</p>
    <article class="line" id="two" data-relation="since" data-readers="residents investors"></article>
    <h3 id="more">More</h3>
    <article class="line" id="three" data-relation="since"></article>
  </details>
  <h2 id="sources">Sources</h2>
</div>`;

const LIST = `<div class="md-content">
  <p class="filter-box" hidden data-entries=".entry"><label>Only <input type="search"></label>
    <span class="filter-none" hidden>None</span></p>
  <h2 id="a">A</h2><div><div class="entry" id="airport">Airport 机场</div></div>
  <h2 id="b">B</h2><div><div class="entry" id="bank">Bank</div><div class="entry" id="bond">Bond of a bank</div></div>
</div>`;

const hidden = (document) => [...document.querySelectorAll(".md-content [id][hidden]")].map((found) => found.id);

function click(document, words) {
  [...document.querySelectorAll("button")].find((button) => button.textContent === words).click();
}

test("a link into a fold opens it, whether the page is loaded with it or it is followed later", async () => {
  const loaded = await pageWith({ body: SECTION, query: "#two" });
  assert.equal(loaded.document.querySelector("details").open, true);
  const { window, document, until } = await pageWith({ body: SECTION });
  assert.equal(document.querySelector("details").open, false);
  window.location.hash = "#three";
  await until(() => document.querySelector("details").open);
});

test("for print all folds are open, and afterwards as the reader left them", async () => {
  const { window, document } = await pageWith({ body: SECTION + '<details class="fold" id="left" open></details>' });
  const open = () => [...document.querySelectorAll("details")].map((fold) => fold.open);
  window.dispatchEvent(new window.Event("beforeprint"));
  assert.deepEqual(open(), [true, true]);
  window.dispatchEvent(new window.Event("afterprint"));
  assert.deepEqual(open(), [false, true]);
});

test("a section shows only what the plan says, or what matters to a reader, and nothing that is left empty", async () => {
  const { document } = await pageWith({ body: SECTION });
  assert.equal(document.querySelector(".filters").hidden, false);
  click(document, "The plan");
  assert.deepEqual(hidden(document), ["since", "group", "two", "more", "three"]);
  assert.equal(document.querySelector("details").hidden, true);
  click(document, "Residents");
  assert.deepEqual(hidden(document), ["plan-says", "one", "more", "three"]);
  assert.equal(document.querySelector("details").open, true);
  assert.equal(document.querySelector('[aria-pressed="true"]').textContent, "Residents");
  click(document, "Everything");
  assert.deepEqual(hidden(document), []);
  assert.equal(document.querySelector("details").open, false);
});

test("a link to what is filtered away shows everything again", async () => {
  const { window, document, until } = await pageWith({ body: SECTION });
  click(document, "The plan");
  window.location.hash = "#two";
  await until(() => !document.getElementById("two").hidden);
  assert.deepEqual(hidden(document), []);
});

test("a list is filtered by all words typed, in either language, and says when nothing is left", async () => {
  const { window, document } = await pageWith({ body: LIST });
  const box = document.querySelector(".filter-box"), input = box.querySelector("input");
  assert.equal(box.hidden, false);
  const type = (words) => {
    input.value = words;
    input.dispatchEvent(new window.InputEvent("input"));
    return hidden(document);
  };
  assert.deepEqual(type("机场"), ["b", "bank", "bond"]);
  assert.deepEqual(type("BANK bond"), ["a", "airport", "bank"]);
  assert.equal(document.querySelector(".filter-none").hidden, true);
  assert.deepEqual(type("whale"), ["a", "airport", "b", "bank", "bond"]);
  assert.equal(document.querySelector(".filter-none").hidden, false);
  assert.deepEqual(type(" "), []);
});
