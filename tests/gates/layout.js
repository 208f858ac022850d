// What the tests measure on a page. Every function returns sentences, none where nothing is wrong.
window.layout = (() => {
  const shown = (element) => element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true });
  const name = (element) => {
    const text = (element.textContent || "").replace(/\s+/g, " ").trim().slice(0, 60);
    const id = element.closest("[id]")?.id;
    const classes = typeof element.className === "string" && element.className ? `.${element.className.trim().split(/\s+/).join(".")}` : "";
    return `${element.localName}${classes}${id ? ` in #${id}` : ""} “${text}”`;
  };
  // What only those who listen get is a point or so large.
  const heard = (box) => box.width < 3 || box.height < 3;
  // A box of its own that the reader can move, or that its own tool moves.
  const moved = (element) => {
    for (let one = element; one && one !== document.body; one = one.parentElement) {
      const style = getComputedStyle(one);
      if (/auto|scroll/.test(style.overflowX + style.overflowY)) return true;
    }
    return false;
  };
  const root = document.documentElement;

  function sideways() {
    if (root.scrollWidth <= root.clientWidth) return [];
    const wide = [...document.body.querySelectorAll("*")].filter(
      (element) => shown(element) && !moved(element) && element.getBoundingClientRect().right > root.clientWidth + 1
    );
    return [`is ${root.scrollWidth} wide in ${root.clientWidth}: ${wide.slice(0, 3).map(name).join("; ")}`];
  }

  function beyond() {
    return [...document.body.querySelectorAll("*")]
      .filter((element) => shown(element) && !heard(element.getBoundingClientRect()) && !element.closest("svg"))
      .filter((element) => /auto|scroll/.test(getComputedStyle(element).overflowX))
      .filter((element) => element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1)
      .slice(0, 3)
      .map((element) => `must be scrolled: ${name(element)}`);
  }

  // The boxes of all text that is shown, each with the element that holds it.
  function texts() {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found = [];
    const range = document.createRange();
    while (walker.nextNode()) {
      const text = walker.currentNode;
      const element = text.parentElement;
      if (!text.data.trim() || /^(script|style|noscript|title|desc)$/.test(element.localName) || !shown(element)) continue;
      const by = cutting(element);
      if (by && heard(by.getBoundingClientRect())) continue;
      range.selectNodeContents(text);
      for (const box of range.getClientRects()) if (!heard(box)) found.push({ box, element, by });
    }
    return found;
  }

  // The box that cuts an element's overflow off, if one does.
  function cutting(element) {
    for (let one = element; one && one !== document.body; one = one.parentElement) {
      const style = getComputedStyle(one);
      if (style.position === "fixed") return null;
      if (/hidden|clip/.test(style.overflowX + style.overflowY)) return one;
      if (/auto|scroll/.test(style.overflowX + style.overflowY)) return null;
    }
    return null;
  }

  function cut() {
    const said = new Set();
    const all = texts();
    for (const { box, element, by } of all) {
      if (!by) continue;
      const edge = by.getBoundingClientRect();
      const over = Math.max(box.right - edge.right, edge.left - box.left, (box.bottom - edge.bottom) - box.height / 3);
      if (over > 2) said.add(`is cut off by ${Math.round(over)}: ${name(element)}`);
    }
    // Two texts on one another: sorted from the top, each is compared with those that begin before it ends.
    const rows = all
      .filter(({ element }) => !element.closest("svg") && getComputedStyle(element).position !== "fixed" && !pinned(element))
      .sort((one, other) => one.box.top - other.box.top);
    rows.forEach(({ box, element }, index) => {
      for (let next = index + 1; next < rows.length && rows[next].box.top < box.bottom; next++) {
        const other = rows[next];
        if (other.element === element) continue;
        const wide = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
        const high = Math.min(box.bottom, other.box.bottom) - other.box.top;
        if (wide > 3 && high > Math.min(box.height, other.box.height) / 2) {
          said.add(`lie on one another: ${name(element)} and ${name(other.element)}`);
        }
      }
    });
    return [...said].slice(0, 5);
  }

  // What stays where it is while the page moves beneath it.
  function pinned(element) {
    for (let one = element; one && one !== document.body; one = one.parentElement) {
      if (/fixed|sticky/.test(getComputedStyle(one).position)) return true;
    }
    return false;
  }

  return { sideways, beyond, cut };
})();
