// Leads on in the reader's language: the script's `data-ways` holds the ways by language, the site's first one first.
// @ts-check

// The language to show: the one remembered here, else the first known one that the browser asks for, else the first.
// Of a Chinese tag its script decides, and only where it names none, its region.
/** @type {(known: string[], remembered: string | null, tags: readonly string[]) => string} */
function chosen(known, remembered, tags) {
  const wanted = tags.map((tag) => {
    const [language, ...rest] = tag.toLowerCase().replace(/-[^-](-.*)?$/, "").split("-");
    if (!["zh", "cmn", "yue"].includes(language)) return language;
    const named = (/** @type {string[]} */ ...parts) => parts.some((part) => rest.includes(part));
    if (named("hans")) return "zh-Hans";
    return language === "yue" || named("hant", "yue", "hk", "mo", "tw") ? "zh-Hant" : "zh-Hans";
  });
  return [remembered ?? "", ...wanted].find((language) => known.includes(language)) ?? known[0];
}

(function () {
  "use strict";

  const given = document.currentScript?.getAttribute("data-ways");
  if (!given) return;
  /** @type {Record<string, string>} */
  const ways = JSON.parse(given);
  let remembered = null;
  try { remembered = localStorage.getItem("language"); } catch { /* no storage: go on without it */ }
  const way = ways[chosen(Object.keys(ways), remembered, navigator.languages || [navigator.language || ""])];
  // From a folder there is no server to find a page's file for its address.
  location.replace(location.protocol === "file:" ? way.replace(/\/(#|$)/, "/index.html$1") : way);
})();
