// Divides minutes over stages in the order that the planner worked out: see planning/spare.py.
import { MINUTE } from "./timer.js";

const STEP = 5;
const FEW = 10; // minutes that are rather left over than divided over rounds

const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);
export const total = (stages) => sum(stages.map(({ minutes }) => minutes));
const isOpen = ({ least }) => least !== undefined;
const isFree = ({ kind }) => kind === "left";

// The minutes of stages, by their numbers, as the planner gives them so many together.
function deal(portions, stages, wanted) {
  const minutes = Object.fromEntries(stages.map(({ index, least }) => [index, least]));
  let left = wanted - sum(Object.values(minutes));
  for (const [size, ...all] of portions) {
    const takers = all.filter((index) => index in minutes);
    if (!takers.length) continue;
    const each = Math.min(Math.abs(size), Math.floor(left / takers.length));
    const some = each < Math.abs(size);
    const odd = takers.length > 1 && left < FEW && minutes[takers[0]] % STEP === 0;
    if (some && (size < 0 || odd)) break;
    for (const index of takers) minutes[index] += each;
    if (some) break;
    left -= each * takers.length;
  }
  return minutes;
}

// Other minutes for the stages behind one that ends at some moment, until the next time that is
// pinned; or how much is too little, and until when it would take. What is kept free is there
// for what runs late.
export function divided({ pins = [], portions = [] }, stages, at, ends, moment) {
  const until = stages.findIndex(({ index, kind }) => index > at && (pins.includes(index) || kind === "away"));
  const last = until < 0 ? stages.length : until;
  const here = stages.slice(at + 1, last);
  const open = here.filter(isOpen);
  const free = here.filter(isFree);
  const kept = total(here) - total(open) - total(free);
  const time = (moment(last) - ends) / MINUTE - kept;
  const room = Math.floor(time);
  const short = sum(open.map(({ least }) => least)) - room;
  if (short > 0) return { short, until: ends + (kept + room + short) * MINUTE };
  const wanted = Math.max(room - sum(free.map(({ planned }) => planned)), Math.min(room, total(open)));
  const same = Object.fromEntries(open.map(({ index, minutes }) => [index, minutes]));
  const minutes = wanted === total(open) ? same : deal(portions, open, wanted);
  let over = room - sum(Object.values(minutes));
  for (const { index } of free) [minutes[index], over] = [over, 0];
  const others = here.filter((stage) => (minutes[stage.index] ?? stage.minutes) !== stage.minutes);
  return { minutes, others, over, rest: (time - room) * MINUTE };
}

// The steps of one side when all that goes on side by side takes so many minutes.
export function inside({ stages, portions = [] }, wanted) {
  const all = stages.map((stage, index) => ({ ...stage, index }));
  const kept = all.filter((stage) => !isOpen(stage) && !isFree(stage));
  const minutes = wanted === total(all) ? {} : deal(portions, all.filter(isOpen), wanted - total(kept));
  return all.map((stage) => ({ ...stage, minutes: minutes[stage.index] ?? stage.minutes }));
}
