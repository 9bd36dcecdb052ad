"use strict";
// What an entry's page in a site does besides being read.
(() => {
  const print = document.getElementById("site-print");
  print.hidden = false;
  print.addEventListener("click", () => window.print());

  // Beside the text, its contents show where one is.
  const links = new Map();
  for (const link of document.querySelectorAll("nav.contents a")) links.set(document.getElementById(link.hash.slice(1)), link);
  const parts = [...links.keys()];
  let here = null;
  function mark() {
    const line = innerHeight / 3;
    const part = parts.findLast((each) => each.getBoundingClientRect().top < line) ?? null;
    if (part === here) return;
    links.get(here)?.removeAttribute("aria-current");
    links.get(part)?.setAttribute("aria-current", "location");
    here = part;
  }
  if (parts.length) {
    addEventListener("scroll", mark, { passive: true });
    mark();
  }
})();
