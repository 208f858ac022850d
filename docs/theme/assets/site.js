// Conveniences; everything on the site works without them.

(function () {
  // A click on an entry's # copies its permanent address, made of the “cite” link beside it.
  document.addEventListener("click", function (event) {
    var link = event.target.closest ? event.target.closest("a.permalink") : null;
    var cite = link && link.nextElementSibling;
    if (!cite || !cite.classList.contains("cite") || !navigator.clipboard) return;
    navigator.clipboard.writeText(new URL("../", cite.href).href).then(function () {
      link.classList.add("copied");
      setTimeout(function () { link.classList.remove("copied"); }, 1500);
    });
  });

  // The language switch remembers the choice and stays at the paragraph: the entry in view goes along as the anchor.
  function inView() {
    var entries = document.querySelectorAll(".md-content [id]");
    for (var i = 0; i < entries.length; i++) {
      var box = entries[i].getBoundingClientRect();
      if (box.bottom > 80 && box.top < window.innerHeight && box.height > 0) return entries[i].id;
    }
    return "";
  }
  document.addEventListener("click", function (event) {
    var link = event.target.closest ? event.target.closest(".md-select__link[hreflang]") : null;
    if (!link) return;
    try { localStorage.setItem("language", link.hreflang); } catch (error) { /* no storage: the choice is not kept */ }
    var at = window.scrollY > 100 ? inView() : "";
    if (at) { event.preventDefault(); event.stopPropagation(); location.href = link.href.split("#")[0] + "#" + at; }
  }, true);
})();
