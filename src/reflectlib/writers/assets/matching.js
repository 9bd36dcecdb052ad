"use strict";
// Which entries fit what is asked for, but for words: as `matching.py` judges it, by the tables that
// `filtering.py` makes.
const Matching = (() => {
  const NO_TIME = 1, NO_AGENDA = 2;
  const levels = ["none", "some", "trained"];
  const isEnough = (there, needed) => levels.indexOf(needed) <= levels.indexOf(there);
  const isThere = (stated, asked) => !stated || stated === asked || stated === "either";

  // The last run that starts at so many people, or before.
  function runFor(runs, people) {
    let found = [people];
    for (const run of runs) {
      if (run[0] > people) break;
      found = run;
    }
    return found;
  }

  // How a way to hold a method fits; null where it does not.
  function asHeld([title, place, statesPeople, usual, runs], { place: there, people, minutes }) {
    const [, least, groups = 1, silent = 0] = people ? runFor(runs, Number(people)) : usual;
    if (least === undefined || (minutes && Number(minutes) < least) || (there && !isThere(place, there))) return null;
    const isSilent = (there && !place) || (people && !statesPeople) || (minutes && silent === NO_TIME) || silent === NO_AGENDA;
    return { title, groups, isSilent: Boolean(isSilent) };
  }

  // The way that fits best, if any does.
  function held(entry, wanted) {
    const { place, people, minutes } = wanted;
    if (people || minutes) {
      const ways = entry.ways.map((way) => asHeld(way, wanted)).filter(Boolean);
      return ways.sort((one, other) => one.isSilent - other.isSilent || (one.groups > 1) - (other.groups > 1))[0] ?? null;
    }
    const fitting = place ? entry.places.filter((each) => isThere(each, place)) : [""];
    return fitting.length ? { title: "", groups: 1, isSilent: Boolean(place) && !fitting.some(Boolean) } : null;
  }

  // What an entry fits as: the title of the way that does, in how many groups, and whether it is
  // silent on something that was asked; null where it does not fit.
  function fits(entry, wanted) {
    const { language, form, kind, facilitation, principle, tag, experience, people, minutes, place } = wanted;
    const isHeld = entry.kind === "method" || entry.kind === "programme";
    if ((form || facilitation || experience || place || people || minutes) && !isHeld) return null;
    const suits =
      (!language || entry.languages.includes(language)) &&
      (!form || entry.form === form) &&
      (!kind || entry.kind === kind) &&
      (!facilitation || entry.facilitation === facilitation || entry.facilitation === "either") &&
      (!principle || entry.principles.includes(principle)) &&
      (!tag || entry.tags.includes(tag)) &&
      (!experience || isEnough(experience, entry.experience));
    const as = suits ? held(entry, wanted) : null;
    return as && { ...as, isSilent: as.isSilent || Boolean(experience && !entry.experience) };
  }

  return { fits };
})();
