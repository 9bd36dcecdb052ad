// Where a meeting is: at which stage, and how much time that has left. It knows no page; what is
// done here gives what is to be said of it.
import { MINUTE } from "./timer.js";
import { key, labels, runs, say, timeOfDay } from "./given.js";
import * as Spare from "./spare.js";
import * as Timer from "./timer.js";

const HOUR = 60 * MINUTE;
const FORGET = 12 * HOUR; // after so long without a press
const OVER = 2 * HOUR; // or so long after the end of the step

// Of a stage: how far it is. `warned` counts its signals: 1 for a minute left, 2 for its end.
const STAGE = ["phase", "turn", "number", "warned", "turned"];
// `minutes` are those of stages that got others than planned, and `undo` what was before that.
const fresh = (run) => ({ run, stage: 0, began: null, visited: {}, done: false, whole: false, minutes: {}, undo: null, saved: 0 });
const me = Math.random();
export let follows = false; // what was pressed last was in another window, and seen here
export let state = recall() ?? enter(fresh(0), 0);

export function recall() {
  try {
    const kept = JSON.parse(localStorage.getItem(key));
    const { deadline } = kept.phase;
    const over = deadline !== null && Date.now() - deadline > OVER;
    const recent = Date.now() - kept.saved < FORGET || deadline > Date.now();
    return recent && !over ? { ...fresh(kept.run), ...kept } : null;
  } catch {
    return null;
  }
}

function keep() {
  state.saved = Math.max(Date.now(), state.saved + 1);
  try {
    localStorage.setItem(key, JSON.stringify(state));
  } catch {
    // A browser that keeps nothing still runs the clock.
  }
}

export function keepAsMine() {
  state.by = me;
  follows = false;
  keep();
}

// What was done last in another window; all of them show one clock.
export function take(kept) {
  if (!kept || kept.saved <= state.saved) return false;
  state = kept;
  follows = state.by !== me;
  return true;
}

function stagesOf({ run, minutes: others }) {
  return runs[run].stages.map((stage, index) => {
    const minutes = others[index] ?? stage.minutes;
    const share = Math.floor((minutes * 60) / stage.turns);
    return { ...stage, index, minutes, planned: stage.minutes, turn: stage.turn && Math.min(share, stage.longest || share) };
  });
}

export const stages = () => stagesOf(state);
export const stage = () => stages()[state.stage];
export const left = () => Timer.left(state.phase);
export const running = () => state.phase.deadline !== null;
export const started = () => state.began !== null;
export const active = () => started() && !state.done;
// What has no minutes any more is passed over.
const around = (is) => stages().filter(({ index, minutes }) => minutes && is(index));
export const before = () => around((index) => index < state.stage);
export const following = () => around((index) => index > state.stage);

// When a stage begins by the plan; a plan of another hour counts from when the clock was started.
function moment(index, { run, began } = state) {
  const start = Date.parse(runs[run].start);
  return (Math.abs(began - start) <= HOUR ? start : began) + Spare.total(runs[run].stages.slice(0, index)) * MINUTE;
}

// A stage that was left before goes on where it was left; the next day comes when it comes.
function enter(state, index) {
  const { minutes, turn, kind } = stagesOf(state)[index];
  const away = kind === "away";
  const left = away ? moment(index + 1, state) - Date.now() : minutes * MINUTE;
  const anew = { phase: Timer.made(left), turn: turn ? Timer.made(turn * 1000) : null, number: 1, warned: 0, turned: false };
  return { ...state, stage: index, undo: null, ...((!away && state.visited[index]) || anew) };
}

function go(index) {
  const ran = running();
  set(Timer.stop);
  state.visited[state.stage] = Object.fromEntries(STAGE.map((name) => [name, state[name]]));
  state = { ...enter(state, index), done: false };
  if (ran) set(Timer.start);
  return now();
}

// A step with its block, where that is not the one of the step at hand.
export const inBlock = ({ index, block, title }) => (block && (index === state.stage || block !== stage().block) ? say("in_block", { block, title }) : title);
const now = () => (stage().kind === "away" ? stage().title : say("now", { title: inBlock(stage()), minutes: stage().minutes }));

function set(change) {
  change(state.phase);
  if (state.turn) change(state.turn);
}

export function toggle() {
  if (state.done) return again();
  const said = running() ? labels.paused : started() ? labels.goes_on : now();
  state.began ??= Date.now();
  set(running() ? Timer.stop : Timer.start);
  return said;
}

// Without a step behind this one, the meeting is done; nothing is said twice of that.
export function next() {
  const [after] = following();
  if (after) return go(after.index);
  if (state.done) return null;
  set(Timer.stop);
  state.done = true;
  return labels.done;
}

export function back() {
  const last = before().at(-1);
  return go(state.done || !last ? state.stage : last.index);
}

export function choose(run) {
  state = enter(fresh(run), 0);
  return "";
}

export function again() {
  choose(state.run);
  return labels.set_back;
}

export function more() {
  extend(MINUTE);
  return labels.minute_more;
}

export function less() {
  const enough = left() >= MINUTE;
  if (enough) extend(-MINUTE);
  return labels[enough ? "minute_less" : "no_minute"];
}

function extend(by) {
  Timer.extend(state.phase, by);
  if (by > 0 && left() > 0) state.warned = left() > MINUTE ? 0 : 1; // that a minute is left goes without saying
}

export function turnTitle() {
  const { turns, whose } = stage();
  const turn = say(state.number <= turns ? "turn_of" : "turn", { number: state.number, of: turns });
  const names = whose?.[state.number - 1];
  return names ? `${turn}: ${names}` : turn;
}

export function nextTurn() {
  state.number += 1;
  state.turn = Timer.made(stage().turn * 1000);
  state.turned = false;
  if (running()) Timer.start(state.turn);
  return turnTitle();
}

export function whole() {
  state.whole = !state.whole;
  return "";
}

// How the time that is left would be divided over the steps to come.
export const divided = () => Spare.divided(runs[state.run], stages(), state.stage, Date.now() + Math.max(0, left()), moment);

export function spread() {
  const { minutes, rest } = divided();
  const more = rest + Math.max(0, -left());
  state.undo = { minutes: state.minutes, visited: state.visited, more };
  state.minutes = { ...state.minutes, ...minutes };
  state.visited = Object.fromEntries(Object.entries(state.visited).filter(([index]) => !(index in minutes)));
  extend(more);
  return labels.spread_done;
}

export function undo() {
  const { more, ...before } = state.undo;
  Object.assign(state, before, { undo: null });
  Timer.extend(state.phase, -more);
  return labels.undone;
}

// What is to be heard now, once: the end of a turn, a minute left, the end of the step.
export function signals() {
  if (!running()) return { heard: [] };
  const reached = left() <= 0 ? 2 : left() <= MINUTE && stage().minutes > 2 ? 1 : 0;
  const turned = state.turn !== null && Timer.left(state.turn) <= 0;
  const heard = [];
  if (turned && !state.turned) heard.push(labels.turn_over);
  if (reached > state.warned) heard.push(labels[reached === 2 ? "over" : "minute"]);
  const sounds = heard.length > 0 && ((turned && !state.turned) || reached === 2);
  state.turned = turned;
  state.warned = Math.max(reached, state.warned);
  if (heard.length) keep();
  return { heard, sounds };
}

// How it goes until the end, or until the day is over.
export function rest() {
  if (stage().kind === "away") return "";
  const all = stages();
  const away = all.findIndex(({ index, kind }) => kind === "away" && index > state.stage);
  const until = away < 0 ? all.length : away;
  const after = Math.max(0, left()) + Spare.total(all.slice(state.stage + 1, until)) * MINUTE;
  const end = Date.now() + after;
  const minutes = Math.round((end - moment(until)) / MINUTE);
  const ahead = minutes ? say(minutes > 0 ? "behind" : "ahead", { minutes: Math.abs(minutes) }) : labels.on_time;
  return [say("rest", { minutes: Math.ceil(after / MINUTE) }), say("end", { time: timeOfDay(end) }), ahead].join(" · ");
}
