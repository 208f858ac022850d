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

  // From a folder there is no server to find a page's file for its address.
  if (location.protocol === "file:") document.querySelectorAll("a[href]").forEach(function (link) {
    var way = new URL(link.getAttribute("href"), location.href);
    if (way.protocol === "file:" && !/\.[a-z]+$/.test(way.pathname)) {
      way.pathname = way.pathname.replace(/\/?$/, "/index.html");
      link.setAttribute("href", way);
    }
  });

  // Nothing of the search is fetched before the reader turns to it: by focus, by its button, by / s or f, or by ?q=.
  var assets = new URL("./", document.currentScript.src);
  var input = document.querySelector(".md-search__input");
  var toggle = document.getElementById("__search");
  var loaded = false;
  function turnToSearch() {
    if (!toggle.checked) toggle.click();
    if (loaded) return;
    loaded = true;
    var script = document.createElement("script");
    script.src = new URL("search/box.js", assets);
    script.onerror = function () {
      loaded = false;
      document.querySelector(".md-search-result__meta").textContent = document.querySelector(".md-search").dataset.failed;
    };
    document.head.append(script);
  }
  input.addEventListener("focus", turnToSearch);
  input.addEventListener("input", turnToSearch);
  toggle.addEventListener("change", function () { if (toggle.checked) input.focus(); });
  document.addEventListener("keydown", function (event) {
    var typing = /^(input|textarea|select)$/i.test(event.target.tagName) || event.target.isContentEditable;
    if (typing || event.ctrlKey || event.metaKey || event.altKey || !/^[/sf]$/.test(event.key)) return;
    event.preventDefault();
    input.focus();
    input.select();
  });
  document.addEventListener("focusin", function (event) {
    if (toggle.checked && !event.target.closest(".md-search, #__search")) toggle.click();
  });
  var asked = new URLSearchParams(location.search).get("q");
  if (asked) { input.value = asked; input.focus(); }
})();
