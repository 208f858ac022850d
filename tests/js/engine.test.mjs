// What the search's engine promises, on entries made up for it. The real data's queries are in tests/browser/queries.yml.

import assert from "node:assert/strict";
import test from "node:test";

import { engineOver } from "./site.mjs";

const FOLD = ["區業際國衞衛", "区业际国卫卫"];

test("Traditional and Simplified characters find each other", async () => {
  const { found } = await engineOver([
    { id: "simplified", text: "国际业务" },
    { id: "traditional", text: "國際業務" },
    { id: "neither", text: "海洋" },
  ], FOLD);
  assert.deepEqual(found("国际").sort(), ["simplified", "traditional"]);
  assert.deepEqual(found("國際").sort(), ["simplified", "traditional"]);
});

test("two Traditional characters for one Simplified are one", async () => {
  const { found } = await engineOver([{ id: "health", text: "卫生" }], FOLD);
  assert.deepEqual(found("衞生"), ["health"]);
  assert.deepEqual(found("衛生"), ["health"]);
});

test("folding keeps every character's place, also where its other form is longer", async () => {
  // İ in lower case is two characters, and the second pair's halves differ in length.
  const { marked } = await engineOver([{ id: "long", text: "İ𠮷 bank" }], ["𠮷", "吉"]);
  assert.deepEqual(marked("İ𠮷 bank", "bank"), ["bank"]);
});

test("capitals and full-width letters are read as plain ones", async () => {
  const { found } = await engineOver([{ id: "qflp", title: "QFLP" }]);
  assert.deepEqual(found("qflp"), ["qflp"]);
  assert.deepEqual(found("ＱＦＬＰ"), ["qflp"]);
});

for (const [typed, written] of [
  ["policies", "policy"], ["policy", "policies"], ["bank", "banks"], ["banks", "bank"], ["exchanges", "exchange"],
  ["Macau", "Macao"], ["cooperation", "co-operation"], ["120,000", "120000"],
]) test(`“${typed}” finds “${written}”`, async () => {
  const { found, hits } = await engineOver([{ id: "wanted", text: `The ${written} of old` }, { id: "other", text: "Sea" }]);
  assert.deepEqual(found(typed), ["wanted"]);
  assert.equal(hits(typed)[0].whole, true);
});

test("a plural that means something else stays", async () => {
  const { hits } = await engineOver([{ id: "security", text: "Security" }, { id: "securities", text: "Securities" }]);
  assert.equal(hits("securities")[0].entry, 1);
});

test("an id typed out comes first, whatever else holds its words", async () => {
  const { found } = await engineOver([
    { id: "tuna-platform", text: "Fish" },
    { id: "named-alike", title: "Tuna platform", text: "Tuna platform, tuna platform" },
  ]);
  assert.equal(found("tuna-platform")[0], "tuna-platform");
  assert.equal(found(" Tuna-Platform ")[0], "tuna-platform");
});

// Words that every object of the language answers to.
const INHERITED = ["constructor", "__proto__", "toString", "hasOwnProperty", "valueOf", "prototype"];

for (const word of INHERITED) {
  test(`“${word}” is a query like any other`, async () => {
    const { found } = await engineOver([{ id: "port", text: "The sea port" }]);
    assert.deepEqual(found(word), []);
    assert.deepEqual(found(`${word} sea port`), ["port"]);
  });

  test(`“${word}” is a word of an entry like any other`, async () => {
    const { found, marked } = await engineOver([
      { id: "title", title: word },
      { id: "text", text: `It says ${word} here` },
      { id: "both", title: word, text: word, other: { title: word, text: word }, names: [word] },
      { id: "sea", text: "The sea" },
    ]);
    assert.deepEqual(found(word).sort(), ["both", "text", "title"]);
    assert.deepEqual(marked(`It says ${word} here`, word), [word.replaceAll("_", "")]);
  });

  test(`“${word}” is an id and a kind like any other`, async () => {
    const { found, hits } = await engineOver([{ id: word, kind: word, text: "The sea" }, { id: "land", text: "The land" }]);
    assert.deepEqual(found("sea"), [word]);
    assert.deepEqual(found("land"), ["land"]);
    assert.equal(hits(word)[0].entry, 0);
  });
}

test("what a thing is called stands above where it is mentioned", async () => {
  const { found } = await engineOver([
    { id: "mention", text: "Arbitration, arbitration and more arbitration" },
    { id: "term", kind: "term", title: "Arbitration", text: "A way to settle disputes" },
  ]);
  assert.deepEqual(found("arbitration"), ["term", "mention"]);
});

test("another name, the id's words and the other language find an entry", async () => {
  const { found } = await engineOver([
    { id: "chief-executive", title: "John Lee", names: ["特首"], other: { title: "李家超", text: "行政长官" } },
    { id: "sea", title: "Sea" },
  ]);
  for (const words of ["特首", "李家超", "行政长官", "chief"]) assert.deepEqual(found(words), ["chief-executive"], words);
});

test("readers' own words find an entry as its names do", async () => {
  const { found } = await engineOver([
    { id: "mention", text: "Criticism, criticism" },
    { id: "shortfalls", text: "Not yet deep enough", sought: ["criticism", "批评"] },
  ]);
  assert.equal(found("criticism")[0], "shortfalls");
  assert.deepEqual(found("批评"), ["shortfalls"]);
});

test("the last word may be unfinished, the ones before it not", async () => {
  const { found, hits } = await engineOver([{ id: "wanted", text: "Arbitration in Qianhai" }, { id: "sea", text: "Sea" }]);
  assert.deepEqual(found("qianhai arbit"), ["wanted"]);
  assert.equal(hits("qianhai arbit")[0].whole, true);
});

test("a typing error is forgiven in a long word, and only where nothing else is found", async () => {
  const { found } = await engineOver([{ id: "right", text: "arbitration" }, { id: "alike", text: "arbitrations" }, { id: "sea", text: "sea" }]);
  assert.deepEqual(found("arbitrtion").sort(), ["alike", "right"]);
  assert.deepEqual(found("see"), []);
  const exact = await engineOver([{ id: "exact", text: "ports" }, { id: "near", text: "sports" }]);
  assert.deepEqual(exact.found("ports"), ["exact"]);
});

for (const [typed, written] of [
  ["failed", "file"], ["failed", "raised"], ["failed", "fixed"], ["failed", "sailed"], ["decline", "dealings"], ["port", "part"],
  ["arbitration", "brbitration"],
]) test(`“${typed}” is not taken for “${written}”`, async () => {
  const { found } = await engineOver([{ id: "other", text: `It is ${written} here` }]);
  assert.deepEqual(found(typed), []);
});

for (const [typed, written] of [["qinahai", "qianhai"], ["qianhia", "qianhai"], ["goverment", "government"], ["budgit", "budget"]])
  test(`“${typed}” is taken for “${written}”`, async () => {
    const { found, marked } = await engineOver([{ id: "wanted", text: `It is ${written} here` }, { id: "other", text: "Sea" }]);
    assert.deepEqual(found(typed), ["wanted"]);
    assert.deepEqual(marked(`It is ${written} here`, typed), [written]);
  });

test("a word that stands somewhere, or begins one that does, is never taken for another", async () => {
  const { found } = await engineOver([{ id: "right", text: "commuters" }, { id: "near", text: "computer" }]);
  assert.deepEqual(found("commute"), ["right"]);
  assert.deepEqual(found("commute sea"), []);
});

test("of a long question a third of the words is enough, of a short one most", async () => {
  const { found, hits } = await engineOver([
    { id: "law", text: "Contracts may choose Hong Kong law" },
    { id: "sea", text: "Fish of the sea" },
  ]);
  assert.deepEqual(found("clause foreign contract element Hong Kong article approval"), ["law"]);
  assert.equal(hits("clause foreign contract element Hong Kong article approval")[0].whole, false);
  assert.deepEqual(found("clause foreign contract element"), []);
});

test("failing all words, most of them are enough, and the hit says so", async () => {
  const { found, hits } = await engineOver([{ id: "most", text: "wealth management connect" }, { id: "one", text: "connect" }]);
  assert.deepEqual(found("wealth management launch"), ["most"]);
  assert.equal(hits("wealth management launch")[0].whole, false);
});

test("where few entries hold all words, those that hold most follow; a rare word counts for more", async () => {
  const common = Array.from({ length: 30 }, (_, at) => ({ id: `city-${at}`, title: "Hong Kong city", text: "Qianhai" }));
  const { found, hits } = await engineOver([
    ...common, { id: "all", text: "Accountants from Hong Kong may practise in Qianhai" }, { id: "most", text: "An accountant of Hong Kong in Qianhai" },
  ]);
  assert.deepEqual(found("Hong Kong accountant practise Qianhai").slice(0, 2), ["all", "most"]);
  assert.deepEqual([...hits("Hong Kong accountant practise Qianhai")].slice(0, 2).map((hit) => hit.whole), [true, false]);
});

test("of a long Chinese word its first half is enough, its last is not", async () => {
  const { found } = await engineOver([{ id: "vouchers", text: "医疗券" }, { id: "office", text: "办公室" }]);
  assert.deepEqual(found("医疗券金额"), ["vouchers"]);
  assert.deepEqual(found("家族办公室"), []);
});

test("what readers type for what the site says finds it, beside what holds their own words", async () => {
  const things = [{ id: "doctors", text: "醫師執業" }, { id: "patients", text: "病人：醫生" }, { id: "lawyers", text: "Lawyers of Hong Kong" }];
  const { found } = await engineOver(things, ["醫師執業", "医师执业"], [["医生", "医师"], ["attorney", "lawyer"]]);
  assert.deepEqual(found("醫生").sort(), ["doctors", "patients"]);
  assert.deepEqual(found("attorney hong"), ["lawyers"]);
  assert.deepEqual(found("attorneyship"), []);
});

test("nothing, blanks and signs find nothing", async () => {
  const { found } = await engineOver([{ id: "sea", text: "The sea (2023), 50% <b> \\ * ?" }]);
  for (const words of ["", " ", "?", "(((", "[\\", "the of", "％", "<>", "*"]) assert.deepEqual(found(words), [], words);
});

test("no more hits than asked for, each entry once", async () => {
  const { found } = await engineOver(Array.from({ length: 40 }, (_, at) => ({ id: `bank-${at}`, title: "Bank", text: "Bank" })));
  assert.equal(found("bank").length, 30);
  assert.equal(new Set(found("bank-3")).size, found("bank-3").length);
});

test("marks are the words as they stand in the text", async () => {
  const { marked } = await engineOver([{ id: "wanted", text: "The Banks’ policies in Macao, and a bank" }]);
  assert.deepEqual(marked("The Banks’ policies in Macao, and a bank", "macau bank"), ["Banks", "Macao", "bank"]);
});

test("a Chinese word is marked whole, and its halves elsewhere are not", async () => {
  const text = "国际仲裁院在深圳,国内仲裁不在";
  const { marked } = await engineOver([{ id: "wanted", text }], FOLD);
  assert.deepEqual(marked(text, "國際仲裁"), ["国际仲裁"]);
});

test("marks are in order and apart", async () => {
  const { hits } = await engineOver([{ id: "wanted", text: "前海深港合作区 前海" }]);
  assert.equal(hits("前海深港合作").length, 1);
  const { marked } = await engineOver([{ id: "wanted", text: "前海深港合作区 前海" }]);
  assert.deepEqual(marked("深港前海合作", "前海 合作"), ["前海合作"]);
});

test("what stands at a number is part of it, and the bare number finds it all the same", async () => {
  const { found, marked } = await engineOver([
    { id: "rate", text: "A rate of 15% for firms" },
    { id: "ordinal", text: "The 15th plan" },
    { id: "many", text: "15 firms" },
  ]);
  assert.deepEqual(found("15%"), ["rate"]);
  assert.deepEqual(found("15 per cent"), ["rate"]);
  assert.deepEqual(found("15th"), ["ordinal"]);
  assert.deepEqual(found("15 firms").sort(), ["many", "rate"]);
  assert.deepEqual(marked("A rate of 15% for firms", "15%"), ["15%"]);
});

for (const [typed, written] of [["spending", "speeding"], ["parking", "packing"], ["planting", "planning"]])
  test(`“${typed}” is not taken for “${written}”: no finger slips that far`, async () => {
    const { found } = await engineOver([{ id: "other", text: `It is ${written} here` }]);
    assert.deepEqual(found(typed), []);
  });

test("what was found for a word like the one typed says so", async () => {
  const { hits } = await engineOver([{ id: "wanted", text: "budget" }, { id: "sea", text: "sea" }]);
  assert.equal(hits("budgit")[0].near, true);
  assert.equal(hits("budget")[0].near, false);
});
