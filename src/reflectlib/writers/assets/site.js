"use strict";
// Searching, choosing and comparing in the list, which is there without it. What is looked for
// stands in the address, so that it is there again after a look at an entry.
(() => {
  const { entries, labels } = JSON.parse(document.getElementById("site-data").textContent);
  const part = (id) => document.getElementById(id);
  const names = ["query", "form", "kind", "facilitation", "principle", "people", "minutes"];
  const list = part("entries");
  const items = new Map([...list.children].map((item) => [item.dataset.id, item]));
  const fold = (word) => word.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  let index = null;
  let reordered = false;
  let keeping = 0;

  // Made when it is first needed; a page that is only read does without.
  function search(query) {
    if (!index) {
      index = new MiniSearch({
        fields: ["title", "aliases", "summary", "more"],
        processTerm: fold,
        searchOptions: {
          boost: { title: 4, aliases: 4, summary: 2 },
          prefix: (term) => term.length > 1,
          fuzzy: (term) => (term.length > 3 ? 0.25 : false),
        },
      });
      index.addAll(entries);
    }
    // Words that stand together nowhere are looked for one by one.
    const together = index.search(query, { combineWith: "AND" });
    return (together.length ? together : index.search(query)).map(({ id }) => id);
  }

  const within = (ranges, number) => !ranges.length || ranges.some(([least, most]) => (least ?? 0) <= number && number <= (most ?? Infinity));

  // What does not say how many is not left out.
  function fits(entry, wanted) {
    const { form, kind, facilitation, principle, people, minutes } = wanted;
    if ((form || facilitation || people || minutes) && entry.kind !== "method") return false;
    return (
      (!form || entry.form === form) &&
      (!kind || entry.kind === kind) &&
      (!facilitation || entry.facilitation === facilitation || entry.facilitation === "either") &&
      (!principle || entry.principles.includes(principle)) &&
      (!people || within(entry.people, Number(people))) &&
      (!minutes || (entry.minutes ?? 0) <= Number(minutes))
    );
  }

  function find() {
    const wanted = Object.fromEntries(names.map((name) => [name, part(name).value.trim()]));
    const ranked = wanted.query ? new Set(search(wanted.query)) : null;
    const found = new Set(entries.filter((entry) => (!ranked || ranked.has(entry.id)) && fits(entry, wanted)).map(({ id }) => id));
    for (const [id, item] of items) if (item.hidden === found.has(id)) item.hidden = !item.hidden;
    // What fits best comes first; what is hidden may stand anywhere.
    if (ranked) list.append(...[...ranked].filter((id) => found.has(id)).map((id) => items.get(id)));
    else if (reordered) list.append(...items.values());
    reordered = Boolean(ranked);
    part("found").textContent = found.size ? labels.found.replace("{number}", found.size).replace("{of}", entries.length) : labels.none;
    clearTimeout(keeping);
    keeping = setTimeout(keep, 300);
  }

  // The address is slow to change, so it waits until nobody types, or goes elsewhere.
  function keep() {
    const kept = names.map((name) => [name, part(name).value.trim()]).filter(([, value]) => value);
    const wanted = kept.length ? `#${new URLSearchParams(kept)}` : "";
    if (wanted !== location.hash) history.replaceState(null, "", wanted || location.href.split("#")[0]);
  }

  function pick() {
    const picked = [...list.querySelectorAll(".pick input:checked")].map(({ value }) => value);
    part("picked").hidden = !picked.length;
    part("compare").href = `compare.html#${picked.join(",")}`;
    part("compare").textContent = labels.compare.replace("{number}", picked.length);
  }

  function recall() {
    const kept = new URLSearchParams(location.hash.slice(1));
    for (const name of names) part(name).value = kept.get(name) ?? "";
    find();
  }

  part("filters").addEventListener("input", find);
  part("query").addEventListener("focus", () => search(""), { once: true });
  part("clear").addEventListener("click", () => {
    for (const name of names) part(name).value = "";
    for (const box of list.querySelectorAll(".pick input")) box.checked = false;
    find();
    pick();
    part("query").focus();
  });
  list.addEventListener("change", pick);
  document.addEventListener("click", keep);
  for (const label of list.querySelectorAll(".pick")) label.hidden = false;
  part("filters").hidden = false;
  recall();
  addEventListener("hashchange", recall); // what `keep` does is none
  addEventListener("pageshow", pick); // a browser that goes back ticks again what was ticked
})();
