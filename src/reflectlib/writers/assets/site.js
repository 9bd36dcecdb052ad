"use strict";
// Searching, choosing and comparing in the list, which is there without it. What is looked for
// stands in the address, so that it is there again after a look at an entry.
(() => {
  const { entries, labels, words } = JSON.parse(document.getElementById("site-data").textContent);
  const part = (id) => document.getElementById(id);
  const names = ["query", "language", "form", "kind", "facilitation", "principle", "tag", "place", "experience", "people", "minutes"].filter(part);
  const list = part("entries");
  const items = new Map([...list.children].map((item) => [item.dataset.id, item]));
  const notes = new Map(); // of each entry how it fits
  let index = null;
  let lexicon = null;
  let reordered = false;
  let keeping = 0;

  // Made when it is first needed; a page that is only read does without.
  function prepare() {
    if (index) return;
    lexicon = new Lexicon(words);
    index = new MiniSearch({
      fields: ["title", "called", "summary", "more"],
      extractField: ({ id, texts }, field) => (field === "id" ? id : texts.map((text) => text[field]).join("\n")),
      tokenize: (text) => lexicon.wordsOf(text),
      processTerm: (word) => word,
      searchOptions: { boost: { title: 4, called: 4, summary: 2 }, tokenize: (word) => [word] },
    });
    for (const { id, texts } of entries) {
      const tagged = (field) => texts.map((text) => [text.language, text[field]]);
      lexicon.add(id, [...tagged("title"), ...tagged("called")], [...tagged("summary"), ...tagged("more")]);
    }
    index.addAll(entries);
  }

  // What fits best comes first: words that are typed so, before those that are meant as well.
  function search(query) {
    prepare();
    const found = lexicon.find(query);
    const has = ({ id }) => found.every(({ ids }) => ids.has(id));
    const queries = found.flatMap(({ word, meant }) => [
      { queries: [word], prefix: true },
      { queries: meant.filter((each) => !each.startsWith(word)), boostTerm: () => 0.2 },
    ]);
    const ranked = index.search({ queries }).filter(has);
    return (ranked.length ? ranked : forgive(lexicon.soughtIn(query))).map(({ id }) => id);
  }

  // Words with typing mistakes; those that stand together nowhere are looked for one by one.
  function forgive(queries) {
    const options = { prefix: (word) => word.length > 1, fuzzy: (word) => (word.length > 3 ? 0.25 : false) };
    const together = index.search({ queries, combineWith: "AND" }, options);
    return together.length ? together : index.search({ queries }, options);
  }

  function find() {
    const wanted = Object.fromEntries(names.map((name) => [name, part(name).value.trim()]));
    const ranked = wanted.query ? new Set(search(wanted.query)) : null;
    const sought = entries.filter(({ id }) => !ranked || ranked.has(id));
    const found = new Map(sought.map((entry) => [entry.id, Matching.fits(entry, wanted)]).filter(([, as]) => as));
    for (const [id, item] of items) {
      if (item.hidden === found.has(id)) item.hidden = !item.hidden;
      if (found.has(id)) tell(id, found.get(id));
    }
    // What fits best comes first, and what is silent last; what is hidden may stand anywhere.
    const isSilent = (id) => found.get(id).isSilent;
    const order = [...(ranked ?? items.keys())].filter((id) => found.has(id));
    const apart = order.filter(isSilent).length;
    if (ranked || apart) list.append(...[...order.filter((id) => !isSilent(id)), ...order.filter(isSilent)].map((id) => items.get(id)));
    else if (reordered) list.append(...items.values());
    reordered = Boolean(ranked || apart);
    part("found").textContent = found.size ? labels.found.replace("{number}", found.size).replace("{of}", entries.length) : labels.none;
    if (apart) part("found").textContent += ` ${labels.silent.replace("{number}", apart)}`;
    clearTimeout(keeping);
    keeping = setTimeout(keep, 300);
  }

  // How an entry fits, where there is something to say of it.
  function tell(id, { title, groups }) {
    const said = [title, groups > 1 && labels.groups.replace("{number}", groups)].filter(Boolean).join(" · ");
    if (!said) {
      notes.get(id)?.remove();
      notes.delete(id);
      return;
    }
    if (!notes.has(id)) {
      const note = document.createElement("p");
      note.className = "aside how";
      items.get(id).querySelector("h2").after(note);
      notes.set(id, note);
    }
    if (notes.get(id).textContent !== said) notes.get(id).textContent = said;
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
  part("query").addEventListener("focus", prepare, { once: true });
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
