"use strict";
// The entries that the address names, side by side.
(() => {
  const { entries, rows, labels } = JSON.parse(document.getElementById("site-data").textContent);
  const element = (tag, text, scope) => Object.assign(document.createElement(tag), { textContent: text }, scope && { scope });

  function cell(entry, text) {
    const made = element("td", text);
    made.dataset.label = entry.title; // where the table is stacked, what is below what is not seen
    return made;
  }

  function head(entry) {
    const cell = element("th", "", "col");
    const link = Object.assign(element("a", entry.title), { href: entry.url, lang: entry.language === document.documentElement.lang ? "" : entry.language });
    cell.append(link);
    return cell;
  }

  function show() {
    const ids = location.hash.slice(1).split(/,|%2C/i);
    const chosen = [...new Set(ids)].filter((id) => Object.hasOwn(entries, id)).map((id) => entries[id]);
    const table = document.createElement("table");
    table.className = "stack";
    table.createTHead().insertRow().append(document.createElement("td"), ...chosen.map(head));
    const body = table.createTBody();
    for (const [key, label] of Object.entries(rows)) {
      if (!chosen.some(({ cells }) => cells[key])) continue;
      body.insertRow().append(element("th", label, "row"), ...chosen.map((entry) => cell(entry, entry.cells[key] ?? labels.unstated)));
    }
    document.getElementById("side-by-side").replaceChildren(table);
    document.getElementById("side-by-side").hidden = !chosen.length;
    document.getElementById("none").hidden = chosen.length > 0;
  }

  addEventListener("hashchange", show);
  show();
})();
