// The page on citing an entry: the reader's own language first, and each form copied by one click.
// Without it the text is there to be marked and copied.
// @ts-check

(function () {
  "use strict";

  // From a folder there is no server to find a page's file for its address.
  if (location.protocol === "file:") document.querySelectorAll("a[href$='/']").forEach((link) => {
    link.setAttribute("href", `${link.getAttribute("href")}index.html`);
  });

  // A copy of the site that was not told its address takes it from where it is read.
  const untold = document.body.dataset.untold;
  if (untold && location.protocol !== "file:") document.querySelectorAll("pre").forEach((form) => {
    form.textContent = form.textContent?.split(untold).join(new URL("../", location.href).href) ?? "";
  });

  let asked = location.hash.slice(1);
  try { asked ||= localStorage.getItem("language") ?? ""; } catch { /* no storage: the order stays */ }
  const own = asked && document.querySelector(`section[lang="${CSS.escape(asked)}"]`);
  if (own) document.querySelector("section")?.before(own);

  document.querySelectorAll("pre").forEach((form) => {
    const said = /** @type {HTMLElement | null} */ (form.closest("[data-copy]"))?.dataset;
    if (!navigator.clipboard || !said) return;
    const button = document.createElement("button");
    button.textContent = said.copy ?? "";
    button.addEventListener("click", () => {
      navigator.clipboard.writeText(form.textContent ?? "").then(() => { button.textContent = said.copied ?? ""; });
    });
    form.after(button);
  });
})();
