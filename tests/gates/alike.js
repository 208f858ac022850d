// Elements that every selector of ours and of the theme takes alike: of the same name and attributes, within the same
// ones, after the same neighbour, and last or not. What text they hold, and where they lead, is left out of account.
window.alike = (() => {
  const TOLD = ["id", "href", "title", "d", "datetime", "aria-label"];
  const own = (element) =>
    element
      ? [element.tagName, ...[...element.attributes].map(({ name, value }) => (TOLD.includes(name) ? name : `${name}=${value}`))].join()
      : "";

  // The first element of each kind, in the page's order, and all that are alike to one before them.
  function parted() {
    const numbers = new Map(), kindOf = new Map(), firsts = [], again = new Set();
    for (const element of document.querySelectorAll("body, body *")) {
      const { parentElement, previousElementSibling, nextElementSibling } = element;
      const kind = [kindOf.get(parentElement), own(element), own(previousElementSibling), !nextElementSibling].join("|");
      if (numbers.has(kind)) again.add(element);
      else {
        numbers.set(kind, numbers.size);
        firsts.push(element);
      }
      kindOf.set(element, numbers.get(kind));
    }
    return { firsts, again };
  }

  // One of each kind.
  const firsts = () => parted().firsts;

  // The largest elements in which nothing is the first of its kind.
  function repeated() {
    const { firsts, again } = parted();
    const around = new Set();
    for (let one of firsts) for (; one && !around.has(one); one = one.parentElement) around.add(one);
    return [...again].filter((one) => !around.has(one) && around.has(one.parentElement));
  }

  return { firsts, repeated };
})();
