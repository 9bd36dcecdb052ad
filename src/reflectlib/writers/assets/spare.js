"use strict";
// Divides minutes over stages in the order that the planner worked out: see planning/spare.py.
const Spare = (() => {
  const STEP = 5;
  const FEW = 10; // minutes that are rather left over than divided over rounds
  const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);

  // Minutes for each of the stages with these numbers, as the planner gives them so many together.
  function deal({ stages, portions = [] }, numbers, total) {
    const minutes = Object.fromEntries(numbers.map((number) => [number, stages[number].least]));
    let left = total - sum(Object.values(minutes));
    for (const [size, ...all] of portions) {
      const takers = all.filter((number) => number in minutes);
      const each = Math.min(Math.abs(size), Math.floor(left / takers.length));
      if (!takers.length || each === Math.abs(size)) {
        for (const number of takers) minutes[number] += each;
        left -= takers.length && each * takers.length;
        continue;
      }
      const enters = size < 0;
      const odd = takers.length > 1 && minutes[takers[0]] % STEP === 0 && left < FEW;
      if (!enters && !odd) for (const number of takers) minutes[number] += each;
      break;
    }
    return minutes;
  }

  // The stages as they are when what goes on side by side takes so many minutes.
  function inside(side, total) {
    const numbers = [...side.stages.keys()];
    if (sum(side.stages.map(({ minutes }) => minutes)) === total) return side.stages;
    const open = numbers.filter((number) => side.stages[number].least !== undefined);
    const kept = side.stages.filter(({ kind, least }) => least === undefined && kind !== "left");
    const minutes = deal(side, open, total - sum(kept.map((stage) => stage.minutes)));
    const made = side.stages.map((stage, number) => ({ ...stage, minutes: minutes[number] ?? stage.minutes }));
    return made.filter(({ kind }) => kind !== "left");
  }

  return { deal, inside, sum };
})();
