// What the search box does as a reader types: how it looks is for tests/browser.

import assert from "node:assert/strict";
import test from "node:test";

import { pageWith } from "./page.mjs";

const THINGS = [
  { id: "sea", title: "The sea", text: "Fish\nand ships", relation: "plan", grade: "A" },
  { id: "sea-port", text: "A port by the sea" },
  { id: "chief", title: "John Lee", names: ["JL"], other: { title: "李家超", text: "" } },
];

test("a hit shows its name, marks, relation, grade and page, and leads to its anchor", async () => {
  const { type } = await pageWith({ things: THINGS });
  const { said, hits: [first, second] } = await type("sea");
  assert.equal(said, "2 entries");
  assert.deepEqual([first.name, first.way, first.marked], ["The sea", "en/glossary/#sea", ["sea"]]);
  assert.match(first.text, /Fish and ships/);
  assert.match(first.text, /The plan says A official text Glossary$/);
  assert.deepEqual([second.name, second.way], ["A port by the sea", "en/glossary/#sea-port"]);
  assert.match(second.text, /^A port by the sea ?Glossary$/);
});

test("what is not known says so first, and what holds but most of the words stands apart", async () => {
  const { type, document } = await pageWith({ things: [
    { id: "size", kind: "unknown", text: "The size of the old port area." }, { id: "port", text: "The port area" },
  ] });
  const { said, hits } = await type("old port area");
  assert.equal(said, "One");
  assert.deepEqual(hits.map((hit) => hit.name), ["Not known: The size of the old port area.", "The port area"]);
  assert.equal(document.querySelector(".md-search-result__list").children[1].textContent, "Others");
});

test("hits of one page that have no names are told apart by their first words, and none is told twice", async () => {
  const long = "The first port by the sea was opened long ago by people who came from afar and stayed, and is still in use";
  const { type } = await pageWith({ things: [{ id: "one", text: long }, { id: "two", text: "The second port by the sea" }] });
  const { hits } = await type("port sea");
  const names = hits.map((hit) => hit.name).sort();
  assert.deepEqual(names, ["The first port by the sea was opened long ago by people who came from", "The second port by the sea"]);
  assert.equal(hits.find((hit) => hit.name.startsWith("The first")).text.match(/afar/g).length, 1);
});

for (const word of ["constructor", "__proto__", "toString", "hasOwnProperty", "valueOf"]) {
  test(`“${word}” is answered, and the box goes on`, async () => {
    const { type, document, errors } = await pageWith({ things: THINGS });
    assert.deepEqual(await type(word), { said: "None", hits: [] });
    assert.equal(document.querySelector(".search-helpful a").getAttribute("href"), "https://site.test/en/glossary/");
    assert.equal((await type("fish")).said, "One");
    assert.deepEqual(errors, []);
  });
}

test("what is typed is shown as text, never as markup", async () => {
  const { type, document } = await pageWith({ things: [{ id: "odd", title: "<img src=x> odd", text: "<b>odd</b>" }] });
  const { hits: [hit] } = await type("<img odd");
  assert.equal(hit.name, "<img src=x> odd");
  assert.equal(document.querySelector(".md-search-result__list img, .md-search-result__list b"), null);
});

test("words by which readers look for a thing are not shown as if it said them", async () => {
  const { type } = await pageWith({ things: [{ id: "goals", title: "Goals and progress", text: "Goal by goal", sought: ["all targets met"] }] });
  const { hits: [hit] } = await type("targets met");
  assert.equal(hit.name, "Goals and progress");
  assert.doesNotMatch(hit.text, /targets met/);
});

test("words in Chinese fetch the Chinese texts, and show where they stand in them", async () => {
  const { type, fetched, document } = await pageWith({ things: THINGS });
  await type("sea");
  assert.ok(!fetched.includes("search/zh-Hans.js"));
  const { hits: [hit] } = await type("李家超");
  assert.ok(fetched.includes("search/zh-Hans.js"));
  assert.deepEqual([hit.name, hit.marked], ["John Lee", ["李家超"]]);
  assert.equal(document.querySelector(".md-search-result__item [lang] mark").parentElement.lang, "zh-Hans");
});

test("without the other language's texts this one's still answer", async () => {
  const { type } = await pageWith({ things: THINGS, missing: ["search/zh-Hans.js"] });
  assert.equal((await type("李家超")).said, "None");
  assert.equal((await type("fish")).said, "One");
});

test("what could not be fetched is said, and fetched anew with the next letter", async () => {
  const missing = ["search/entries.js"];
  const { type } = await pageWith({ things: THINGS, missing });
  assert.equal((await type("fish")).said, "The search cannot be loaded");
  missing.length = 0;
  assert.equal((await type("fish")).said, "One");
});

test("a long text is cut between words, around the first mark", async () => {
  const words = Array.from({ length: 200 }, (_, at) => `word${at}`);
  const { type } = await pageWith({ things: [{ id: "long", title: "Long", text: `${words.join(" ")} fish ${words.join(" ")}` }] });
  const { hits: [hit] } = await type("fish");
  assert.deepEqual(hit.marked, ["fish"]);
  assert.match(hit.text, /Long…word\d+ .* fish word0 .*word\d+…/);
  assert.ok(hit.text.length < 300);
});

test("Chinese lines join without a gap after their full stop", async () => {
  const { type } = await pageWith({ language: "zh-Hans", things: [{ id: "two", title: "海洋", text: "第一句。\n第二句\n第三句" }] });
  const { hits: [hit] } = await type("海洋");
  assert.match(hit.text, /第一句。第二句 第三句/);
});

test("an answer that comes late does not push out the newer one", async () => {
  let come;
  const coming = new Promise((done) => { come = done; });
  const { type, input, window, meta, hits } = await pageWith({ things: THINGS, late: ["search/zh-Hans.js", coming] });
  await type("sea");
  input.value = "李家超";
  input.dispatchEvent(new window.InputEvent("input"));
  assert.equal((await type("fish")).said, "One");
  const loaded = new Promise((done) => window.document.addEventListener("load", (event) => {
    if (event.target.src?.endsWith("zh-Hans.js")) done();
  }, true));
  come();
  await loaded;
  await new Promise((done) => setTimeout(done, 20)); // the engine takes in its entries by turns
  assert.equal(meta.textContent, "One");
  assert.deepEqual(hits().map((hit) => hit.name), ["The sea"]);
});

test("arrows go round the hits, Escape closes and Enter follows the first", async () => {
  const { type, document, input, toggle, press, window } = await pageWith({ things: THINGS });
  input.focus();
  await type("sea");
  const links = [...document.querySelectorAll(".md-search-result__item a")];
  for (const [key, stop] of [
    ["ArrowDown", links[0]], ["ArrowDown", links[1]], ["ArrowDown", input], ["ArrowUp", links[1]],
  ]) {
    press(key);
    assert.equal(document.activeElement, stop);
  }
  press("Escape");
  assert.equal(document.activeElement, input);
  assert.equal(toggle.checked, false);
  const followed = new Promise((done) => links[0].addEventListener("click", (event) => { event.preventDefault(); done(); }));
  document.querySelector("form").dispatchEvent(new window.Event("submit", { cancelable: true }));
  await followed;
});

test("while Chinese is composed nothing is asked and no key moves", async () => {
  const { type, document, input, window, press, meta } = await pageWith({ things: THINGS });
  input.focus();
  await type("sea");
  meta.textContent = "as before";
  input.value = "fis";
  input.dispatchEvent(new window.InputEvent("input", { isComposing: true }));
  press("ArrowDown", input, { isComposing: true });
  assert.equal(document.activeElement, input);
  await new Promise((done) => setTimeout(done));
  assert.equal(meta.textContent, "as before");
});

test("of a long Chinese text no name in quotation marks is cut, and no number", async () => {
  const around = "前海的企业数据逐年增加".repeat(12);
  const quoted = "规定的标题是“关于支持前海发展的意见”，其中第120.56条写明“跨境理财通”的范围，";
  const { type } = await pageWith({ language: "zh-Hans", things: [{ id: "long", title: "意见", text: `${around}${quoted}${around}` }] });
  const { hits: [hit] } = await type("跨境理财通");
  assert.deepEqual(hit.marked, ["跨境理财通"]);
  const shown = hit.text.replaceAll("…", "");
  assert.equal(shown.split("“").length, shown.split("”").length);
  assert.doesNotMatch(shown, /^意见\.?\d*56/);
});

test("the first words of a Chinese text end after a mark, not within a word", async () => {
  const text = "截至2023年底，粤港澳大湾区有67家银行和约6.9万名个人投资者参与“跨境理财通”，资金跨境汇划128亿元。";
  const { type } = await pageWith({ language: "zh-Hans", things: [{ id: "banks", text }] });
  const { hits: [hit] } = await type("银行");
  assert.match(hit.name, /，$/);
  assert.ok(hit.text.startsWith(text));
});

test("a word like the one typed is said to be that", async () => {
  const { type } = await pageWith({ things: [{ id: "budget", text: "The budget" }] });
  assert.equal((await type("budgit")).said, "Like it: 1");
  assert.equal((await type("budget")).said, "One");
});
