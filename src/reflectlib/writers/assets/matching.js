"use strict";
// Which entries fit what is asked for, but for words: as `search.py` judges it.
const Matching = (() => {
  const within = (ranges, number) => !ranges.length || ranges.some(([least, most]) => (least ?? 0) <= number && number <= (most ?? Infinity));

  const levels = ["none", "some", "trained"];
  const isEnough = (there, needed) => levels.indexOf(needed) <= levels.indexOf(there);

  // What does not say how many, or how much experience, is not left out.
  function fits(entry, wanted) {
    const { language, form, kind, facilitation, principle, tag, experience, people, minutes } = wanted;
    if ((form || facilitation || experience || people || minutes) && entry.kind !== "method") return false;
    return (
      (!language || entry.languages.includes(language)) &&
      (!form || entry.form === form) &&
      (!kind || entry.kind === kind) &&
      (!facilitation || entry.facilitation === facilitation || entry.facilitation === "either") &&
      (!principle || entry.principles.includes(principle)) &&
      (!tag || entry.tags.includes(tag)) &&
      (!experience || isEnough(experience, entry.experience)) &&
      (!people || within(entry.people, Number(people))) &&
      (!minutes || (entry.minutes ?? 0) <= Number(minutes))
    );
  }

  return { fits };
})();
