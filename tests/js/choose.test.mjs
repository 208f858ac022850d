// Which language the site's root and the permanent addresses lead to.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import vm from "node:vm";

const SCRIPT = new URL("../../docs/theme/assets/root/lead.js", import.meta.url);
const chosen = vm.runInNewContext(`${readFileSync(SCRIPT, "utf8")}; chosen`, { document: {} });
const KNOWN = ["en", "zh-Hans", "zh-Hant"];

const TAGS = {
  "en": ["en", "en-GB", "EN-us", "fr", "", "*", "x-private", "constructor", "__proto__", "toString"],
  "zh-Hans": [
    "zh", "zh-CN", "zh-SG", "zh-MY", "zh-AU", "zh-Hans", "zh-Hans-CN", "zh-Hans-HK", "zh-Hans-MO", "zh-Hans-TW", "ZH-HANS-HK",
    "zh-CN-x-hant", "zh-u-rg-hkzzzz", "cmn", "cmn-Hans-HK", "yue-Hans", "yue-Hans-HK", "yue-Hans-CN", "zh-yue-Hans",
  ],
  "zh-Hant": [
    "zh-Hant", "zh-Hant-CN", "zh-Hant-SG", "zh-Hant-HK", "zh-HK", "zh-TW", "zh-MO", "zh-hk", "cmn-Hant", "cmn-TW",
    "yue", "yue-HK", "yue-Hant-HK", "zh-yue", "zh-yue-HK", "zh-HK-x-hans", "zh-TW-u-co-stroke",
  ],
};

for (const [language, tags] of Object.entries(TAGS))
  for (const tag of tags) test(`a browser set to “${tag}” gets ${language}`, () => {
    assert.equal(chosen(KNOWN, null, [tag]), language);
  });

test("the first language that the site has counts", () => {
  assert.equal(chosen(KNOWN, null, ["fr", "zh-HK", "en"]), "zh-Hant");
  assert.equal(chosen(KNOWN, null, ["de", "fr"]), "en");
  assert.equal(chosen(KNOWN, null, []), "en");
});

test("a remembered language stands before the browser's", () => {
  for (const language of KNOWN) assert.equal(chosen(KNOWN, language, ["zh-CN", "en"]), language);
});

test("a remembered word that is no language of the site does nothing", () => {
  for (const word of ["constructor", "__proto__", "toString", "", "fr", "zh", "0", "length"])
    assert.equal(chosen(KNOWN, word, ["zh-HK"]), "zh-Hant", word);
});

test("a language that the site does not publish is never chosen", () => {
  assert.equal(chosen(["en"], "zh-Hant", ["zh-HK"]), "en");
  assert.equal(chosen(["zh-Hans", "zh-Hant"], null, ["fr"]), "zh-Hans");
});
