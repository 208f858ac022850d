// The search index is by far the heaviest file of the site. Hold its request back until the reader turns to the search.
(function () {
  var open = XMLHttpRequest.prototype.open, send = XMLHttpRequest.prototype.send, waiting = [], wanted = false;
  XMLHttpRequest.prototype.open = function (method, address) {
    this.isSearchIndex = /search_index\.json/.test(address);
    return open.apply(this, arguments);
  };
  XMLHttpRequest.prototype.send = function () {
    if (this.isSearchIndex && !wanted) waiting.push([this, arguments]);
    else send.apply(this, arguments);
  };
  function turnTo() {
    wanted = true;
    waiting.splice(0).forEach(function (held) { send.apply(held[0], held[1]); });
  }
  document.addEventListener("focusin", function (event) {
    if (event.target.matches && event.target.matches("[data-md-component=search-query]")) turnTo();
  });
  document.addEventListener("change", function (event) {
    if (event.target.id === "__search") turnTo();
  });
  if (/[?&]q=|[?&]h=/.test(location.search)) wanted = true;
})();
