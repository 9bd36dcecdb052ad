"use strict";
// Searching, choosing and comparing in the list, which is there without it. What is looked for
// stands in the address, so that it is there again after a look at an entry.
(() => {
  const [FIRST, NEXT] = [75, 100]; // entries that fill more than a screen; and of those below, at a time
  const WARMING = ["casus", "werk", "de", "een", "vragen", "onvindbaar woord", "besprekingen", "casusbespreeking"];
  const ROOM = 160; // characters of a text that has what was found
  const { entries, labels } = JSON.parse(document.getElementById("site-data").textContent);
  const part = (id) => document.getElementById(id);
  const names = ["query", "language", "form", "kind", "facilitation", "principle", "tag", "place", "experience", "people", "minutes"].filter(part);
  const list = part("entries");
  const ranked = part("ranked");
  const sections = [...list.querySelectorAll("[data-kind]")].map((section) => {
    const entries = section.querySelector(".entries");
    return { section, entries, items: [...entries.children], count: section.querySelector(".count") };
  });
  const items = new Map(sections.flatMap((each) => each.items).map((item) => [item.dataset.id, item]));
  const chips = [...part("chips").children].map((chip) => ({ chip, sets: [...new URLSearchParams(chip.dataset.sets)] }));
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const mentions = new Map(); // of each entry where the words stand in it
  const notes = new Map(); // and how it fits
  let finder = null;
  let inOrder = false; // whether what is found stands together, in its order, and not by kind
  let keeping = 0;
  let going = 0;

  // Made before anybody can type, but behind what is to be seen first.
  function prepare() {
    if (finder) return finder;
    finder = new Finder(JSON.parse(part("site-index").textContent));
    // A browser runs slowly what it has not run before.
    for (const words of WARMING) finder.find(words, () => true);
    return finder;
  }

  function search(query) {
    return query ? prepare().find(query, (id, wanted) => Matching.fits(byId.get(id), wanted)) : null;
  }

  function find() {
    const wanted = Object.fromEntries(names.map((name) => [name, part(name).value.trim()]));
    const searched = search(wanted.query);
    const [asked, rest] = withFilters(wanted, searched?.filters ?? {});
    const as = (id) => Matching.fits(byId.get(id), rest) && Matching.fits(byId.get(id), asked);
    const sought = searched?.entries ?? [...items.keys()].map((id) => ({ id }));
    const matches = sought.map((each) => ({ ...each, as: as(each.id) })).filter((each) => each.as);
    const found = new Set(matches.map(({ id }) => id));
    for (const [id, item] of items) if (item.hidden === found.has(id)) item.hidden = !item.hidden;
    // What fits best comes first, and what is silent last; what is hidden may stand anywhere.
    const silent = matches.filter((each) => each.as.isSilent);
    const ordered = silent.length ? [...matches.filter((each) => !each.as.isSilent), ...silent] : matches;
    ranked.classList.toggle("searched", Boolean(searched));
    clearTimeout(going);
    arrange(Boolean(searched || silent.length), ordered.length);
    show(ordered);
    for (const each of chips) each.chip.setAttribute("aria-pressed", isSet(each));
    part("found").textContent = found.size ? labels.found.replace("{number}", found.size).replace("{of}", entries.length) : labels.none;
    if (silent.length) part("found").textContent += ` ${labels.silent.replace("{number}", silent.length)}`;
    explain(searched);
    clearTimeout(keeping);
    keeping = setTimeout(keep, 300);
  }

  // What is asked with what the words say besides, and what they say of the same otherwise.
  function withFilters(wanted, filters) {
    const rest = Object.fromEntries(Object.entries(filters).filter(([name]) => wanted[name]));
    return [{ ...filters, ...Object.fromEntries(Object.entries(wanted).filter(([, value]) => value)) }, rest];
  }

  // How an entry fits, where there is something to say of it.
  function tell({ id, as: { title, groups } }) {
    const said = [title, groups > 1 && labels.groups.replace("{number}", groups)].filter(Boolean).join(" · ");
    if (!said) {
      notes.get(id)?.remove();
      notes.delete(id);
      return;
    }
    if (!notes.has(id)) {
      const note = document.createElement("p");
      note.className = "aside how";
      items.get(id).querySelector("h3").after(note);
      notes.set(id, note);
    }
    if (notes.get(id).textContent !== said) notes.get(id).textContent = said;
  }

  // Say how the words were understood, and what else may have been meant.
  function explain(searched) {
    const filters = Object.entries(searched?.filters ?? {}).map(([name, value]) => {
      const label = { people: value === 1 ? labels.person : labels.people, minutes: labels.minutes }[name] ?? labels[value];
      return label.replace("{number}", value);
    });
    part("understood").hidden = !filters.length;
    part("understood").textContent = labels.understood.replace("{filters}", filters.join(" · "));
    const meant = searched?.meant ?? [];
    part("meant").hidden = !meant.length;
    part("meant").replaceChildren(labels.meant, ...meant.map((words) => {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = words;
      return button;
    }));
  }

  // Put all together for what has an order, and else apart by kind, as it was.
  function arrange(together, number) {
    if (inOrder && !together) for (const each of sections) each.entries.append(...each.items);
    inOrder = together;
    part("in-order").hidden = !together || !number;
    for (const each of sections) {
      const shown = each.items.filter((item) => !item.hidden).length;
      each.section.hidden = together || !shown;
      each.count.textContent = shown;
    }
  }

  function isSet({ sets }) {
    return sets.every(([name, value]) => part(name).value.trim().toLowerCase() === value);
  }

  // Put the first in their place, with how they fit and where the words stand in them, and a moment
  // later the others. What was never moved stands as it should.
  function show(matches, behind = null) {
    const now = matches.slice(0, behind ? NEXT : FIRST);
    const placed = now.map(({ id }) => items.get(id));
    if (inOrder && behind) behind.after(...placed);
    else if (inOrder) ranked.prepend(...placed);
    for (const found of now) {
      describe(found);
      tell(found);
    }
    if (matches.length > now.length) going = setTimeout(show, 20, matches.slice(now.length), placed.at(-1));
  }

  function describe({ id, place, step, text, word, language }) {
    const hidden = !text || place === "title" || place === "name";
    if (!mentions.has(id) && !hidden) {
      const mention = document.createElement("p");
      mention.className = "aside mention";
      mention.append("", document.createElement("span"));
      items.get(id).querySelector(".pick").before(mention);
      mentions.set(id, mention);
    }
    const mention = mentions.get(id);
    if (mention) mention.hidden = hidden;
    if (hidden) return;
    const [where, said] = mention.childNodes;
    where.data = finder.places[place].label + (step ? ", " : ": ");
    said.textContent = (step ? `“${step}”: ` : "") + finder.excerpt(text, word, ROOM);
    said.lang = language === document.documentElement.lang ? "" : language;
    if (!said.lang) said.removeAttribute("lang");
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

  // What an entry's page sends somebody to look for comes in the address as a form writes it.
  function receive() {
    if (location.search) history.replaceState(null, "", `${location.pathname}#${location.search.slice(1)}`);
  }

  function recall() {
    const kept = new URLSearchParams(location.hash.slice(1));
    for (const name of names) part(name).value = kept.get(name) ?? "";
    part("more").open ||= Boolean(part("more").querySelector("select:not(:has(option[value='']:checked))"));
    find();
  }

  part("filters").addEventListener("input", find);
  // A press asks what a chip says, and the next one asks it no more.
  part("chips").addEventListener("click", ({ target }) => {
    const pressed = chips.find(({ chip }) => chip.contains(target));
    if (!pressed) return;
    const before = isSet(pressed);
    for (const [name, value] of pressed.sets) part(name).value = before ? "" : value;
    find();
  });
  part("meant").addEventListener("click", ({ target }) => {
    if (!target.closest("button")) return;
    part("query").value = target.textContent;
    find();
    part("query").focus();
  });
  part("clear").addEventListener("click", () => {
    for (const name of names) part(name).value = "";
    for (const box of list.querySelectorAll(".pick input")) box.checked = false;
    find();
    pick();
    part("query").focus();
  });
  list.addEventListener("change", pick);
  document.addEventListener("click", keep);
  for (const { chip, sets } of chips) {
    const asked = Object.fromEntries(sets);
    chip.hidden = !asked.query && !entries.some((entry) => Matching.fits(entry, asked));
  }
  for (const label of list.querySelectorAll(".pick")) label.hidden = false;
  part("filters").hidden = false;
  receive();
  recall();
  setTimeout(prepare);
  addEventListener("hashchange", recall); // what `keep` does is none
  addEventListener("pageshow", pick); // a browser that goes back ticks again what was ticked
})();
