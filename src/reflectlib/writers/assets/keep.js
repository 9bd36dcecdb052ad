"use strict";
// What is typed on a page is kept in this browser and goes nowhere else. A field is known by the part of the page that it
// is in and by its label, so that a page that was made anew still has what belongs to it.
(() => {
  // As long as what was cleared can come back: the next one at a shared computer must not see it.
  const UNDO = 60_000;
  const labels = JSON.parse(document.getElementById("kept-data").textContent);
  const part = (name) => document.getElementById(`kept-${name}`);
  const bar = document.getElementById("kept");
  // Of two files that are alike, each has its own.
  const key = `${bar.dataset.key} ${location.pathname}`;
  const say = (label, values) => labels[label].replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const fields = [];
  const known = new Map();
  const failed = new Set();
  let able = true;
  let shown = false;
  let cleared = null;
  let forgetting = 0;
  let orphans = [];

  // What a field is called, without the sign of what is ours: whether that is shown can change.
  function textOf(node) {
    const copy = node.cloneNode(true);
    for (const other of copy.querySelectorAll("sup, textarea, .written")) other.remove();
    return copy.textContent.replace(/[\s°]+/g, " ").trim();
  }

  function add(node, label, get, set, extra = false) {
    const section = node.closest("section");
    const title = section ? textOf(section.querySelector("h2, h3, h4")) : "";
    const place = `${section?.id || title} / ${label}`;
    let key = place;
    for (let number = 2; known.has(key); number += 1) key = `${place} (${number})`;
    const field = { key, title, label, get, set, extra };
    known.set(key, field);
    fields.push(field);
    return () => changed(field);
  }

  // A field prints no more than it shows, so on paper what was typed stands in an element of its own.
  function addText(area, label, extra) {
    const written = area.parentNode.appendChild(document.createElement("span"));
    written.className = "written";
    area.autocomplete = "off";
    const set = (value) => {
      if (area.value !== value) area.value = value;
      written.textContent = value;
    };
    const tell = add(area, label, () => area.value, set, extra);
    area.addEventListener("input", () => {
      written.textContent = area.value;
      tell();
    });
  }

  function addChoice(row) {
    const radios = [...row.querySelectorAll("input")];
    for (const radio of radios) radio.autocomplete = "off";
    const answer = (radio) => radio.parentNode.dataset.answer || "✓";
    const get = () => radios.filter(({ checked }) => checked).map(answer)[0] ?? "";
    const set = (value) => {
      for (const radio of radios) radio.checked = answer(radio) === value;
    };
    // The cell around a choice can be pressed too.
    row.addEventListener("click", ({ target }) => target.closest("td")?.querySelector("input:not(:checked)")?.click());
    row.addEventListener("change", add(row, [...row.querySelectorAll("th")].map(textOf).join(" – "), get, set));
  }

  // A table to fill in can be typed in where there is a script; else it is for paper.
  function addTable(table) {
    const columns = [...table.querySelectorAll("th")].map(textOf);
    table.classList.add("typed");
    for (const [number, row] of [...table.tBodies[0].rows].entries()) {
      for (const [index, cell] of [...row.cells].entries()) {
        const area = cell.appendChild(document.createElement("textarea"));
        const label = say("cell", { column: columns[index], number: number + 1 });
        area.rows = 1;
        area.setAttribute("aria-label", label);
        cell.dataset.label = columns[index];
        addText(area, label, true);
      }
    }
  }

  // What is kept, by the keys of the fields; nothing at all where the browser does not say.
  function read() {
    try {
      const kept = Object.entries(JSON.parse(localStorage.getItem(key)) ?? {});
      return new Map(kept.filter(([, field]) => typeof field?.value === "string" && field.value));
    } catch (fault) {
      return fault instanceof SyntaxError ? new Map() : null;
    }
  }

  // Whether the browser keeps it; it may have no room, or may not.
  function write(kept) {
    try {
      if (kept.size) localStorage.setItem(key, JSON.stringify(Object.fromEntries(kept)));
      else localStorage.removeItem(key);
      return true;
    } catch {
      return false;
    }
  }

  // Put what was typed here beside what is kept, since another tab may have kept that.
  function keep(those) {
    const kept = read();
    for (const field of those) {
      if (field.get()) kept?.set(field.key, asKept(field));
      else kept?.delete(field.key);
      failed.add(field);
    }
    able = Boolean(kept) && write(kept);
    if (able) failed.clear();
  }

  const asKept = ({ title, label, get }) => ({ title, label, value: get() });

  function changed(field) {
    keep([...failed, field]);
    refresh();
  }

  // Show what another tab kept; what this one has alone stays.
  function take() {
    const kept = read();
    if (kept) {
      for (const field of fields) if (!failed.has(field)) field.set(kept.get(field.key)?.value ?? "");
      orphans = [...kept].filter(([key]) => !known.has(key));
    }
    refresh();
  }

  function refresh() {
    const there = orphans.length || fields.some(({ get }) => get());
    shown ||= Boolean(there);
    bar.hidden = !shown;
    const said = [labels[!able ? "lost" : there ? "kept" : cleared ? "cleared" : "will"]];
    if (orphans.length) said.push(say(orphans.length > 1 ? "left_more" : "left_one", { number: orphans.length }));
    if (part("says").textContent !== said.join(" ")) part("says").textContent = said.join(" ");
    part("undo").hidden = !cleared;
    for (const name of ["save", "clear"]) part(name).hidden = !there;
  }

  function clear() {
    const filled = fields.filter(({ get }) => get());
    cleared = new Map([...orphans, ...filled.map((field) => [field.key, asKept(field)])]);
    clearTimeout(forgetting);
    forgetting = setTimeout(forget, UNDO);
    for (const field of fields) field.set("");
    failed.clear();
    able = write(new Map());
    take();
    part("undo").focus();
  }

  // What was typed since then stays.
  function undo() {
    const kept = new Map([...cleared, ...(read() ?? [])]);
    const back = fields.filter(({ key, get }) => !get() && kept.has(key));
    for (const field of back) field.set(kept.get(field.key).value);
    able = write(kept);
    if (!able) for (const field of back) failed.add(field);
    cleared = null;
    take();
    part("clear").focus();
  }

  function forget() {
    clearTimeout(forgetting);
    cleared = null;
    refresh();
  }

  function asText() {
    const now = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "long", timeStyle: "short" });
    const lines = [document.title, say("on", { date: now.format(new Date()) })];
    let before = "";
    const put = (title, label, value) => {
      if (title && title !== before) lines.push("", "", title, "-".repeat(title.length));
      before = title;
      lines.push("", label, value);
    };
    // Of a table only what was filled in: it has more rows than anybody needs.
    const there = fields.filter(({ extra, get }) => !extra || get());
    for (const { title, label, get } of there) put(title, label, get() || labels.empty);
    for (const [, { title, label, value }] of orphans) put(labels.left, [title, label].filter(Boolean).join(": "), value);
    return `${lines.join("\n")}\n`;
  }

  function save() {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob(["\ufeff", asText()], { type: "text/plain" }));
    link.download = `${document.title.replace(/[\\/:*?"<>|\s]+/g, " ")} ${new Date().toLocaleDateString("sv")}.txt`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), UNDO);
  }

  for (const place of document.querySelectorAll(".field textarea, .ratings tbody tr, table.blank")) {
    if (place.matches("textarea")) addText(place, textOf(place.parentNode), false);
    else if (place.matches("tr")) addChoice(place);
    else addTable(place);
  }
  // What was typed before this ran is kept as well.
  const early = fields.filter(({ key, get }) => get() && !read()?.has(key));
  try {
    localStorage.setItem(`${key} `, "");
    localStorage.removeItem(`${key} `);
  } catch {
    able = false;
  }
  if (early.length) keep(early);
  take();

  addEventListener("storage", ({ key: other }) => {
    if (other === key || other === null) take();
  });
  addEventListener("pageshow", ({ persisted }) => {
    if (persisted) take();
  });
  addEventListener("pagehide", forget);
  addEventListener("beforeunload", (event) => {
    if (failed.size) event.preventDefault();
  });
  document.addEventListener("focusin", ({ target }) => {
    if (!target.matches(".field textarea, .ratings input, .typed textarea")) return;
    shown = true;
    refresh();
    if (target.getBoundingClientRect().bottom > bar.getBoundingClientRect().top) target.scrollIntoView({ block: "nearest" });
  });
  part("print").addEventListener("click", () => print());
  part("save").addEventListener("click", save);
  part("clear").addEventListener("click", clear);
  part("undo").addEventListener("click", undo);
})();
