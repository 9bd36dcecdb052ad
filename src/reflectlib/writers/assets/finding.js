"use strict";
// Which entries have the words that somebody looks for, and where: as `indexing.py` and `spelling.py`
// have it, where the reasons are. `data` is what `site/indexed.py` makes.
const CALLED = 1; // the last rank of what something is called
class Finder {
  constructor(data) {
    this.ids = data.ids;
    this.places = data.places;
    this.documentOf = [];
    this.said = [];
    this.ranks = [];
    data.texts.forEach((languages, document) => {
      for (const [language, groups] of languages) {
        for (const [place, step, texts] of groups) {
          for (const text of texts) {
            this.documentOf.push(document);
            this.ranks.push(data.places[place].rank);
            this.said.push({ place, step, text: typeof text === "number" ? this.said[text].text : text, language });
          }
        }
      }
    });
    this.languages = Object.entries(data.languages).map(([language, { words, keys, texts }]) => {
      const number = new Map(words.map((word, place) => [word, place]));
      const parts = keys.map((key, place) => (key || words[place]).split(" "));
      const having = texts.map((steps) => {
        let last = 0;
        return Uint32Array.from(steps, (step) => (last += step));
      });
      const byPart = new Map();
      parts.forEach((key, place) => {
        if (words[place].includes(" ")) return;
        for (const part of new Set(key)) byPart.get(part)?.push(place) ?? byPart.set(part, [place]);
      });
      return { language, words, number, parts, having, byPart };
    });
    const dutch = this.languages.find(({ language }) => language === "nl");
    this.lexicon = new Lexicon(data.lexicon, dutch?.number ?? new Map());
    this.queries = new Queries(data.query, this.lexicon);
    this.isDutch = Boolean(dutch);
  }

  // The entries that are found, the best first, each with the text and the word; the filters that
  // the words say; and what else may be meant where there is nothing. `fits` judges filters.
  find(text, fits) {
    const found = this.ranked(text, fits);
    const isFound = found.entries.length || Object.keys(found.filters).length;
    return { ...found, meant: isFound ? [] : this.mended(text, fits) };
  }

  ranked(text, fits) {
    const { terms, filters } = this.queries.read(text);
    const isFiltered = Object.keys(filters).length > 0;
    const about = terms.length || !isFiltered ? this.search(terms) : this.ids.map((id) => ({ id }));
    if (!isFiltered) return { entries: about, filters };
    const having = about.filter(({ id }) => fits(id, filters));
    const words = having.length ? [] : this.search(this.queries.read(text, true).terms, about.length ? CALLED : Infinity);
    return words.length || !about.length ? { entries: words, filters: {} } : { entries: having, filters };
  }

  search(terms, last = Infinity) {
    if (!terms.length) return [];
    const all = terms.map((term) => this.hits(term));
    const found = [];
    for (const document of all[0].keys()) {
      let cost = 0;
      let worst = null;
      for (const hits of all) {
        const hit = hits.get(document);
        cost = hit ? cost + hit.cost : Infinity;
        if (!worst || hit?.cost > worst.cost) worst = hit;
      }
      if (cost < Infinity && this.ranks[worst.text] <= last) found.push({ document, cost, worst });
    }
    found.sort((one, other) => one.cost - other.cost || one.document - other.document);
    return found.map(({ document, worst }) => ({ id: this.ids[document], ...this.said[worst.text], word: worst.word }));
  }

  // Document → what it costs, the number of the text, and the word.
  hits({ said, others }) {
    const found = this.having(this.meant(said));
    for (const other of others) this.having(this.meant(other, true), 3, found);
    return found.size ? found : this.havingParts(said);
  }

  having(meant, quality = null, found = new Map()) {
    for (const [word, how] of meant) {
      for (const { number, having } of this.languages) {
        for (const text of having[number.get(word)] ?? []) {
          const document = this.documentOf[text];
          const cost = this.ranks[text] * 4 + (quality ?? how);
          const known = found.get(document);
          if (!known || cost < known.cost || (cost === known.cost && text < known.text)) found.set(document, { cost, text, word });
        }
      }
    }
    return found;
  }

  havingParts(said) {
    const parts = this.isDutch ? this.lexicon.parts(said) : [said];
    if (parts.length === 1) return new Map();
    const all = parts.map((part) => this.having(this.meant(part), 3));
    const order = (one, other) => one.cost - other.cost || one.text - other.text;
    const found = new Map();
    for (const document of new Set(all.flatMap((hits) => [...hits.keys()]))) {
      const hits = all.flatMap((each) => each.get(document) ?? []).sort(order);
      if (hits[0].cost < 4 * (CALLED + 1)) found.set(document, hits[0]);
      else if (hits.length === parts.length) found.set(document, hits.at(-1));
    }
    return found;
  }

  // The words of the texts that are meant with one: itself (0), a form (1), what has it in it (2).
  meant(word, whole = false) {
    const found = new Map();
    if (this.languages.some(({ number }) => number.has(word))) found.set(word, 0);
    const unspaced = this.lexicon.isUnspaced(word);
    const length = [...word].length;
    if (!unspaced && !word.includes(" ") && !(found.size && length <= 3)) {
      for (const language of this.languages) this.addForms(found, word, language, whole);
    }
    if (!whole && (unspaced || length > 4 || !found.size)) this.addStarting(found, word, this.languages);
    return found;
  }

  addForms(found, word, language, whole) {
    // What the index has counts, since stemmers of two versions can differ.
    const key = language.parts[language.number.get(word)] ?? this.lexicon.key(word, language.language);
    for (const place of language.byPart.get(key[0]) ?? []) {
      const [each, other] = [language.words[place], language.parts[place]];
      if (this.queries.little.has(each)) continue;
      const within = other.some((_, first) => key.every((part, at) => other[first + at] === part));
      const how = within && other.length === key.length ? 1 : 2;
      if (within) found.set(each, Math.min(how, found.get(each) ?? 3));
    }
    const [stem, other] = key;
    if (!whole && !other && [...stem].length >= 5 && word.startsWith(stem)) this.addStarting(found, stem, [language]);
  }

  addStarting(found, start, languages) {
    for (const { words } of languages) {
      for (const each of words) if (each.startsWith(start) && !found.has(each)) found.set(each, 2);
    }
  }

  // Up to three other questions that find something, the nearest first.
  mended(text, fits) {
    const words = this.queries.read(text, true).terms.map(({ said }) => said);
    const unknown = words.map((word) => !this.hits(this.queries.read(word, true).terms[0]).size);
    const choices = [];
    for (let place = 0; place < words.length; place++) {
      const pair = words.slice(place, place + 2);
      if (pair.length === 2 && (unknown[place] || unknown[place + 1]) && this.languages.some(({ number }) => number.has(pair.join("")))) {
        choices.push([pair.join("")]);
        place++;
      } else choices.push(unknown[place] ? this.near(words[place]) : [words[place]]);
    }
    const known = choices.filter((each) => each.length);
    const mend = (number) => known.map((each) => each[Math.min(number, each.length - 1)]).join(" ");
    const asked = unknown.includes(true) ? [0, 1, 2].map(mend) : words.length > 1 ? words.filter((word) => [...word].length >= 4) : [];
    return [...new Set(asked)].filter((each) => each.length > 1 && this.ranked(each, fits).entries.length).slice(0, 3);
  }

  near(word) {
    const letters = [...word];
    if (letters.length < 4 || letters.length > 40) return [];
    const most = letters.length >= 8 ? 2 : 1;
    const found = new Map();
    const called = { words: this.queries.names, having: this.queries.names.map(() => []) };
    for (const { words, having } of [...this.languages, called]) {
      words.forEach((each, place) => {
        if (Math.abs(each.length - word.length) > 2 * most) return; // where a letter counts as two
        if (letters.filter((letter) => !each.includes(letter)).length > most) return;
        const faults = this.distance(letters, [...each], most);
        if (faults > most) return;
        const rank = having[place].reduce((least, text) => Math.min(least, this.ranks[text]), Infinity);
        const order = [faults, rank, -having[place].length];
        if (!found.has(each) || this.before(order, found.get(each)) < 0) found.set(each, order);
      });
    }
    const sorted = [...found].sort(([one, first], [other, second]) => this.before(first, second) || (one < other ? -1 : 1));
    return sorted.slice(0, 3).map(([each]) => each);
  }

  before(one, other) {
    const place = one.findIndex((each, at) => each !== other[at]);
    return place < 0 ? 0 : one[place] - other[place];
  }

  // How many letters are to be put in, left out, changed or swapped, but for what is too much.
  distance(one, two, most) {
    if (Math.abs(one.length - two.length) > most) return most + 1;
    let last = [];
    let before = [];
    let row = [];
    for (let at = 0; at <= two.length; at++) row.push(at);
    for (let place = 0; place < one.length; place++) {
      [last, before, row] = [before, row, [place + 1]];
      let least = place + 1;
      for (let at = 0; at < two.length; at++) {
        let faults = Math.min(before[at] + (one[place] === two[at] ? 0 : 1), before[at + 1] + 1, row[at] + 1);
        if (place && at && one[place] === two[at - 1] && one[place - 1] === two[at]) faults = Math.min(faults, last[at - 1] + 1);
        row.push(faults);
        if (faults < least) least = faults;
      }
      if (least > most) return most + 1;
    }
    return row[two.length];
  }

  // A text on one line, cut short around a word: as `excerpts.py` has it.
  excerpt(text, word, room) {
    const line = text.split(/\s+/).filter(Boolean).join(" ");
    if (line.length <= room) return line;
    const first = word.split(" ")[0];
    const run = [...line.matchAll(/[\p{L}\p{N}_]+/gu)].find(([each]) => this.lexicon.fold(each).startsWith(first));
    const at = run?.index ?? 0;
    let start = Math.max(0, Math.min(at - Math.floor(room / 3), line.length - room + 1));
    const space = start ? line.indexOf(" ", start - 1) : -1;
    if (space >= 0 && space < at) start = space + 1;
    const head = start ? "…" : "";
    let end = start + room - head.length - 1;
    if (end >= line.length) return head + line.slice(start);
    const last = line.lastIndexOf(" ", end);
    if (last > at) end = last;
    return `${head}${line.slice(start, end).trimEnd()}…`;
  }
}
