"use strict";
// What somebody asks in words: as `query.py` reads it. `data` is what stands in `query.json`.
class Queries {
  constructor(data, lexicon) {
    this.lexicon = lexicon;
    this.numbers = new Map(Object.entries(data.numbers));
    this.most = data.most;
    this.before = new Set(data.before);
    this.synonyms = new Map();
    this.byStem = new Map();
    for (const [language, groups] of Object.entries(data.synonyms)) {
      const stems = new Map();
      for (const names of groups) {
        for (const name of names) {
          const others = [...(this.synonyms.get(name) ?? []), ...names.filter((each) => each !== name)];
          this.synonyms.set(name, [...new Set(others)]);
          if (!name.includes(" ")) stems.set(lexicon.stem(name, language), name);
        }
      }
      this.byStem.set(language, stems);
    }
    this.longest = Math.max(...[...this.synonyms.keys()].map((name) => name.split(" ").length));
    const rows = Object.values(data.filters).flat();
    this.filters = rows.map(([said, field, value]) => [said.split(" "), field, value]).sort(([one], [other]) => other.length - one.length);
  }

  // The terms that are looked for, each with what else it is called, and the filters that are said.
  read(text, onlyWords = false) {
    let words = this.lexicon.soughtIn(text);
    const [terms, filters] = [new Map(), {}];
    while (words.length) {
      const found = onlyWords ? null : this.filterAt(words);
      const term = found ? null : this.termAt(words);
      if (found) filters[found.field] ??= found.value;
      else if (!terms.has(term.said)) terms.set(term.said, term);
      words = words.slice((found ?? term).length);
    }
    return { terms: [...terms.values()], filters };
  }

  termAt(words) {
    for (let length = Math.min(this.longest, words.length); length; length--) {
      const said = words.slice(0, length).join(" ");
      if (this.synonyms.has(said)) return { said, length, others: this.synonyms.get(said) };
    }
    const said = words[0];
    for (const [language, stems] of this.byStem) {
      const name = stems.get(this.lexicon.stem(said, language));
      if (name) return { said, length: 1, others: [name, ...this.synonyms.get(name)] };
    }
    return { said, length: 1, others: [] };
  }

  filterAt(words) {
    const start = this.before.has(words[0]) && words.length > 1 ? 1 : 0;
    for (let first = 0; first <= start; first++) {
      for (const [said, field, value] of this.filters) {
        const heard = words.slice(first, first + said.length);
        const numbers = said.flatMap((each, place) => (each === "#" ? [this.number(heard[place])] : []));
        const same = said.every((each, place) => each === "#" || each === heard[place]);
        const meant = numbers.length ? value * numbers[0] : value;
        if (same && !numbers.includes(0) && !(meant > this.most[field])) return { field, length: first + said.length, value: meant };
      }
    }
    return null;
  }

  // The number that a word is, or 0.
  number(word = "") {
    return /^\d{1,4}$/.test(word) ? Number(word) : (this.numbers.get(word) ?? 0);
  }
}
