"use strict";
// The words of texts, and which of them somebody means: as `lexicon.py` has it, where the reasons
// are. `data` is what stands in `lexicon.json`, and the signs that are written without spaces.
class Lexicon {
  constructor(data) {
    const unspaced = `[${data.unspaced}]`;
    this.runs = new RegExp(`${unspaced}+|(?:(?!${unspaced})[\\p{L}\\p{N}])+`, "gu");
    this.unspaced = new RegExp(`^${unspaced}`, "u");
    this.same = new Map(Object.entries(data.same));
    this.known = new Set(data.parts);
    this.never = new Set(data.no_parts);
    this.stems = { nl: new DutchStemmer(), en: new EnglishStemmer() };
    this.stemsOfParts = new Set(data.parts.map((part) => this.stem(part, "nl")));
    this.words = new Map();
    this.languages = new Set();
    this.made = new Map();
  }

  // Take the words of a thing: of what it is called, and of what is said of it.
  add(id, called, said) {
    this.take(id, called, true);
    this.take(id, said, false);
  }

  take(id, texts, isCalled) {
    for (const [tag, text] of texts) {
      const language = tag.toLowerCase().split("-")[0];
      this.languages.add(language);
      for (const word of this.wordsOf(text)) {
        if (!this.words.has(word)) this.words.set(word, { languages: new Set(), having: new Set(), called: new Set() });
        const use = this.words.get(word);
        use.languages.add(language);
        use.having.add(id);
        if (isCalled) use.called.add(id);
      }
    }
  }

  // Of each word that is sought: which words of the texts are meant, and what has them.
  find(sought) {
    return this.soughtIn(sought).map((word) => {
      const meant = this.meant(word);
      if (meant.length) return { word, meant, ids: this.with(meant, "having") };
      const parts = this.parts(word).map((part) => this.meant(part));
      const [first, ...others] = parts.map((part) => this.with(part, "having"));
      const all = [...first].filter((id) => others.every((ids) => ids.has(id)));
      const ids = new Set([...all, ...this.with(parts.flat(), "called")]);
      return { word, meant: parts.flat(), ids: ids.size ? ids : this.with(parts.flat(), "having") };
    });
  }

  with(words, use) {
    return new Set(words.flatMap((word) => [...this.words.get(word)[use]]));
  }

  fold(text) {
    const folded = text.toLowerCase().replaceAll("ß", "ss").replaceAll("ς", "σ");
    return folded.normalize("NFKD").replace(/[\p{M}\p{Cf}]/gu, "");
  }

  wordsOf(text) {
    return this.split(text, (run) => run.length);
  }

  soughtIn(text) {
    return [...new Set(this.split(text, (run) => Math.max(run.length - 1, 1)))];
  }

  // Of a run of signs without spaces: each sign with the one behind it, of so many signs.
  split(text, number) {
    return (this.fold(text).match(this.runs) ?? []).flatMap((run) => {
      if (!this.unspaced.test(run)) return [run];
      const signs = [...run];
      return signs.slice(0, number(signs)).map((sign, place) => sign + (signs[place + 1] ?? ""));
    });
  }

  stem(word, language) {
    return Object.hasOwn(this.stems, language) ? this.stems[language].stemWord(word) : word;
  }

  // The words of the texts that somebody means with this one: those that start with it, and others.
  meant(word) {
    const languages = this.unspaced.test(word) ? [] : [...this.languages];
    const forms = languages.map((language) => this.isForm(word, language));
    return [...this.words.keys()].filter((each) => each.startsWith(word) || forms.some((isForm) => isForm(each)));
  }

  // What tells of words whether they are of a language, and start as another form of this one or
  // have it in them.
  isForm(word, language) {
    const [stem, key] = [this.stem(word, language), this.key(word, language)];
    const start = stem.length >= 5 && word.startsWith(stem) ? stem : null;
    const within = (other) => other.some((_, first) => key.every((part, place) => other[first + place] === part));
    return (each) =>
      this.words.get(each).languages.has(language) &&
      ((start && each.startsWith(start)) || (each.includes(key[0].slice(0, 2)) && within(this.key(each, language))));
  }

  key(word, language) {
    const parts = language === "nl" ? this.parts(word) : [word];
    return parts.map((part) => this.stem(part, language)).map((stem) => this.same.get(stem) ?? stem);
  }

  parts(word) {
    if (!this.made.has(word)) this.made.set(word, word.length <= 60 ? this.takenApart(word) : [word]);
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
    return !this.never.has(part) && (this.known.has(part) || Boolean(this.words.get(part)?.languages.has("nl")));
  }
}
