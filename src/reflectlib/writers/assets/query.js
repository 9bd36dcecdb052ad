"use strict";
// What somebody asks in words: as `query.py` reads it. `data` is what stands in `query.json`.
class Queries {
  constructor(data, lexicon) {
    this.lexicon = lexicon;
    this.numbers = new Map(Object.entries(data.numbers));
    this.most = data.most;
    this.before = new Set(data.before);
    this.little = new Set(data.little);
    this.floors = data.floors;
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
    this.names = [...this.synonyms.keys()].filter((name) => !name.includes(" "));
    const rows = Object.values(data.filters).flat();
    const split = rows.map(([said, field, value]) => [said.split(" ").map((word) => word.split("|")), field, typeof value === "number" ? [value] : value]);
    this.filters = split.sort(([one], [other]) => other.length - one.length);
  }

  // The terms that are looked for, each with what else it is called, and the filters that are said.
  read(text, onlyWords = false) {
    const words = this.wordsIn(text);
    const [terms, filters] = [new Map(), {}];
    let place = 0;
    while (place < words.length) {
      const found = onlyWords ? null : this.filterAt(words, place);
      const said = found ? null : this.termsAt(words.slice(place));
      if (found) filters[found.field] ??= found.value;
      else for (const term of said.terms) if (!terms.has(term.said)) terms.set(term.said, term);
      place += (found ?? said).length;
    }
    const telling = [...terms.values()].filter(({ said }) => !this.little.has(said));
    return { terms: telling.length || Object.keys(filters).length ? telling : [...terms.values()], filters };
  }

  // The words of a question, in which `1,5` and `1½` are one.
  wordsIn(text) {
    const parts = { "¼": ",25", "½": ",5", "¾": ",75", "1/4": ",25", "1/2": ",5", "3/4": ",75" };
    const plain = text.replace(/([0-9]{0,4}) ?([¼½¾]|\b(?:1\/2|1\/4|3\/4)\b)/g, (_, whole, part) => (whole || "0") + parts[part]);
    return plain.split(/\b([0-9]+(?:[.,:][0-9]+)+)/).flatMap((piece, place) => (place % 2 ? [piece] : this.lexicon.soughtIn(piece)));
  }

  termsAt(words) {
    for (let length = Math.min(this.longest, words.length); length; length--) {
      const said = words.slice(0, length).join(" ");
      if (this.synonyms.has(said)) return { length, terms: [{ said, others: this.synonyms.get(said) }] };
    }
    const said = words[0];
    for (const [language, stems] of this.byStem) {
      const name = stems.get(this.lexicon.stem(said, language));
      if (name) return { length: 1, terms: [{ said, others: [name, ...this.synonyms.get(name)] }] };
    }
    const parts = /^[0-9]+[.,:]/.test(said) ? this.lexicon.soughtIn(said) : [said];
    return { length: 1, terms: parts.map((part) => ({ said: part, others: [] })) };
  }

  filterAt(words, place) {
    for (let first = place; first < Math.min(place + 6, words.length); first++) {
      const behind = words.slice(first, first + 8);
      for (const [said, field, values] of this.filters) {
        for (const [length, heard] of this.heard(behind, said.length)) {
          const value = this.meant(said, heard, values);
          if (value === null || value > this.most[field]) continue;
          const isFloor = words.slice(Math.max(0, first - 2), first).some((word) => this.floors[field]?.includes(word));
          return isFloor ? null : { field, value, length: first - place + length };
        }
      }
      if (!this.before.has(words[first])) break;
    }
    return null;
  }

  // So many words, and how many stand there: `30min` is two.
  heard(words, length) {
    const found = words.length >= length ? [[length, words]] : [];
    const unit = /^([0-9]{1,4})([a-z]+)$/.exec(words[0]);
    if (unit && length > 1 && words.length > length - 2) found.push([length - 1, [unit[1], unit[2], ...words.slice(1)]]);
    return found;
  }

  // The value of a filter for what is heard; null where it is other words, or no whole number.
  meant(said, heard, values) {
    const numbers = [];
    for (const [place, choices] of said.entries()) {
      if (choices[0] === "#") numbers.push(this.number(heard[place]));
      else if (!choices.includes(heard[place])) return null;
    }
    if (typeof values === "string") return values;
    const meant = values.reduce((sum, value, place) => sum + value * (numbers[place] ?? 1), 0);
    return numbers.every(Boolean) && Number.isInteger(meant) ? meant : null;
  }

  // The number that a word is, or 0.
  number(word) {
    return /^[0-9]{1,4}([.,][0-9]|,[0-9]{2})?$/.test(word) ? Number(word.replace(",", ".")) : (this.numbers.get(word) ?? 0);
  }
}
