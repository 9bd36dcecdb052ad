"use strict";
// The words of what is asked, their stems, and what they are made of: as `lexicon.py` has it, where
// the reasons are. `data` is what stands in `lexicon.json`, and the signs that are written without
// spaces; `known` are the Dutch words of the texts.
class Lexicon {
  constructor(data, known) {
    const unspaced = `[${data.unspaced}]`;
    this.runs = new RegExp(`${unspaced}+|(?:(?!${unspaced})[\\p{L}\\p{N}])+`, "gu");
    this.unspaced = new RegExp(`^${unspaced}`, "u");
    this.same = new Map(Object.entries(data.same));
    this.parted = new Set(data.parts);
    this.never = new Set(data.no_parts);
    this.known = known;
    this.stems = { nl: new DutchStemmer(), en: new EnglishStemmer() };
    this.stemsOfParts = new Set(data.parts.map((part) => this.stem(part, "nl")));
    this.made = new Map();
  }

  fold(text) {
    const folded = text.toLowerCase().replaceAll("ß", "ss").replaceAll("ς", "σ");
    return folded.normalize("NFKD").replace(/[\p{M}\p{Cf}]/gu, "");
  }

  // Of a run of signs without spaces: each sign with the one behind it.
  soughtIn(text) {
    return (this.fold(text).match(this.runs) ?? []).flatMap((run) => {
      const signs = [...run];
      if (!this.isUnspaced(run) || signs.length === 1) return [run];
      return signs.slice(1).map((sign, place) => signs[place] + sign);
    });
  }

  isUnspaced(word) {
    return this.unspaced.test(word);
  }

  stem(word, language) {
    return Object.hasOwn(this.stems, language) ? this.stems[language].stemWord(word) : word;
  }

  key(word, language) {
    const parts = language === "nl" ? this.parts(word) : [word];
    return parts.map((part) => this.stem(part, language)).map((stem) => this.same.get(stem) ?? stem);
  }

  parts(word) {
    if (!this.made.has(word)) this.made.set(word, [...word].length <= 60 ? this.takenApart(word) : [word]);
    return this.made.get(word);
  }

  takenApart(word) {
    for (let end = word.length - 4; end >= 4; end--) {
      const left = this.knownPart(word.slice(0, end));
      const rest = left ? this.parts(word.slice(end)) : [];
      if (left && (rest.length > 1 || this.isKnown(word.slice(end)))) return [...this.parts(left), ...rest];
    }
    return [word];
  }

  knownPart(start) {
    const ends = ["", "s", "en", "e"].filter((link) => start.endsWith(link)).map((link) => start.slice(0, start.length - link.length));
    return ends.find((part) => part.length >= 4 && this.isWord(part));
  }

  isKnown(end) {
    return this.isWord(end) || (!this.never.has(end) && this.stemsOfParts.has(this.stem(end, "nl")));
  }

  isWord(part) {
    return !this.never.has(part) && (this.parted.has(part) || this.known.has(part));
  }
}
