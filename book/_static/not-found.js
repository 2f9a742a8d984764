// A server shows the page for a wrong address at any depth, and the book may lie in any folder of a
// server: the page asks for this file in its own folder and in those above, and this file knows where it
// lies. Addresses are counted from there. The nearest book counts.
(() => {
  const page = document.documentElement;
  if (page.dataset.root) return;
  page.dataset.root = new URL("..", document.currentScript.src).href;
  for (const element of document.querySelectorAll("[data-there]")) {
    const attribute = element.tagName === "FORM" ? "action" : "href";
    element.setAttribute(attribute, new URL(element.dataset.there, page.dataset.root).href);
  }
})();
