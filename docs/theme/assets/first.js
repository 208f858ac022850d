// What must be known before anything of a page is drawn: its address, that scripts run, and the reader's colours.
// Every page has it in its head. Below a folder it is asked for one folder too high: that way it is found also where a
// host shows a folder's page at an address without the slash, and every other way from the page begins one folder up.
// @ts-check

(function () {
  "use strict";

  if (location.protocol !== "file:" && !/\/$|\.html$/.test(location.pathname))
    history.replaceState(null, "", `${location.pathname}/${location.search}${location.hash}`);

  const root = document.documentElement;
  root.className = "js";

  // Light or dark as the reader chose, or else as the system is. Who chooses anew says so by the event "scheme".
  const system = matchMedia("(prefers-color-scheme: dark)");
  const paint = () => {
    const chosen = root.dataset.chosen;
    root.dataset.scheme = chosen === "light" || chosen === "dark" ? chosen : system.matches ? "dark" : "light";
  };
  try { root.dataset.chosen = localStorage.getItem("scheme") ?? "system"; } catch { /* no storage: as the system is */ }
  paint();
  system.addEventListener("change", paint);
  addEventListener("scheme", paint);
})();
