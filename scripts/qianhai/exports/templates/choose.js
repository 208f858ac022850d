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
