"use strict";
// A clock for a meeting. Everything is reckoned from deadlines, so a tab that slept, or was
// loaded anew, is right at once; `tick` only shows what the time of day makes of them.
(() => {
  const MINUTE = 60_000;
  const HOUR = 60 * MINUTE;
  const FORGET = 12 * HOUR; // after so long without a press
  const OVER = 2 * HOUR; // or so long after the end of the step
  const { key: known, runs, labels } = JSON.parse(document.getElementById("clock-data").textContent);
  const key = `${known} ${location.pathname}`; // of two files that are alike, each has its own
  const { total } = Spare;
  for (const { stages } of runs) {
    let last = ""; // what is in the same block does not say so again
    for (const stage of stages) last = stage.block ??= last;
  }
  const part = (name) => document.getElementById(`clock-${name}`);
  const say = (label, values) => labels[label].replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const timeOfDay = (moment) => say("time", Timer.ofDay(moment));

  // Of a stage: how far it is. `warned` counts its signals: 1 for a minute left, 2 for its end.
  const STAGE = ["phase", "turn", "number", "warned", "turned"];
  // `minutes` are those of stages that got others than planned, and `undo` what was before that.
  const fresh = (run) => ({ run, stage: 0, began: null, visited: {}, done: false, whole: false, minutes: {}, undo: null, saved: 0 });
  let state = recall() ?? enter(fresh(0), 0);
  let sound = null;
  let previewing = false;
  const me = Math.random();
  let follows = false; // what was pressed last was in another window, and seen here
  let listed = "";

  function recall() {
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

  // What was done last in another window; all of them show one clock.
  function take(kept) {
    if (!kept || kept.saved <= state.saved) return;
    state = kept;
    follows = state.by !== me;
    refresh();
  }

  function stagesOf({ run, minutes: others }) {
    return runs[run].stages.map((stage, index) => {
      const minutes = others[index] ?? stage.minutes;
      const share = Math.floor((minutes * 60) / stage.turns);
      return { ...stage, index, minutes, planned: stage.minutes, turn: stage.turn && Math.min(share, stage.longest || share) };
    });
  }

  const stages = () => stagesOf(state);
  const stage = () => stages()[state.stage];
  const running = () => state.phase.deadline !== null;
  const started = () => state.began !== null;
  const active = () => started() && !state.done;
  // What has no minutes any more is passed over.
  const around = (is) => stages().filter(({ index, minutes }) => minutes && is(index));
  const following = () => around((index) => index > state.stage);

  // When a stage begins by the plan; a plan of another hour counts from when the clock was started.
  function moment(index, { run, began } = state) {
    const start = Date.parse(runs[run].start);
    return (Math.abs(began - start) <= HOUR ? start : began) + total(runs[run].stages.slice(0, index)) * MINUTE;
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
    changed(now());
    scrollTo({ top: 0 });
  }

  const now = () => (stage().kind === "away" ? stage().title : say("now", { title: inBlock(stage()), minutes: stage().minutes }));

  function set(change) {
    change(state.phase);
    if (state.turn) change(state.turn);
  }

  function toggle() {
    if (state.done) return again();
    const said = running() ? labels.paused : started() ? labels.goes_on : now();
    state.began ??= Date.now();
    set(running() ? Timer.stop : Timer.start);
    changed(said);
  }

  function next() {
    const [after] = following();
    if (after) return go(after.index);
    if (state.done) return;
    set(Timer.stop);
    state.done = true;
    changed(labels.done);
  }

  function back() {
    const before = around((index) => index < state.stage).at(-1);
    go(state.done || !before ? state.stage : before.index);
  }

  function again() {
    state = enter(fresh(state.run), 0);
    changed(labels.set_back);
  }

  function more() {
    extend(MINUTE);
    changed(labels.minute_more);
  }

  function less() {
    const enough = Timer.left(state.phase) >= MINUTE;
    if (enough) extend(-MINUTE);
    changed(labels[enough ? "minute_less" : "no_minute"]);
  }

  function extend(by) {
    Timer.extend(state.phase, by);
    const left = Timer.left(state.phase);
    if (by > 0 && left > 0) state.warned = left > MINUTE ? 0 : 1; // that a minute is left goes without saying
  }

  function nextTurn() {
    state.number += 1;
    state.turn = Timer.made(stage().turn * 1000);
    state.turned = false;
    if (running()) Timer.start(state.turn);
    changed(turnTitle());
  }

  function divided() {
    const ends = Date.now() + Math.max(0, Timer.left(state.phase));
    return Spare.divided(runs[state.run], stages(), state.stage, ends, moment);
  }

  // What would be comes first; then it is done, and undone as long as the stage goes on.
  function spread() {
    if (state.undo) return undo();
    previewing = !previewing;
    refresh();
    if (previewing) announce(part("plan-text").innerText);
  }

  function spreadNow() {
    const { minutes, rest } = divided();
    const more = rest + Math.max(0, -Timer.left(state.phase));
    state.undo = { minutes: state.minutes, visited: state.visited, more };
    state.minutes = { ...state.minutes, ...minutes };
    state.visited = Object.fromEntries(Object.entries(state.visited).filter(([index]) => !(index in minutes)));
    extend(more);
    changed(labels.spread_done);
    part("spread").focus();
  }

  function undo() {
    const { more, ...before } = state.undo;
    Object.assign(state, before, { undo: null });
    Timer.extend(state.phase, -more);
    changed(labels.undone);
  }

  function preview() {
    const { minutes, others = [], over, short, until } = divided();
    const lines = others.map((stage) => {
      const values = { title: inBlock(stage), before: stage.minutes, minutes: minutes[stage.index] };
      return say(values.minutes ? "becomes" : "left_out", values);
    });
    if (lines.length && over) lines.push(say("left_over", { minutes: over }));
    const head = short ? say("short", { minutes: short, time: timeOfDay(until) }) : labels[lines.length ? "become" : "same"];
    part("plan-do").hidden = !lines.length;
    write("plan-text", [head, ...lines].join("\n"));
  }

  function changed(said) {
    state.by = me;
    follows = false;
    previewing = false;
    keep();
    refresh();
    announce(said);
  }

  function refresh() {
    show();
    tick();
    stayAwake();
  }

  const stayAwake = () => Timer.stayAwake(running);

  // Only the step at hand, in large letters, unless the whole sheet is asked for.
  function show() {
    const held = document.activeElement?.closest("#clock button");
    const root = document.documentElement.classList;
    for (const element of document.querySelectorAll(".now, .on-way")) element.classList.remove("now", "on-way");
    root.toggle("clocked", started());
    root.toggle("screen", screen());
    part("whole").setAttribute("aria-pressed", String(state.whole));
    part("start").textContent = labels[state.done ? "again" : running() ? "pause" : started() ? "go_on" : "start"];
    part("again").hidden = !state.whole || state.done; // nothing to touch by accident
    for (const name of ["next", "more", "less", "spread"]) part(name).disabled = state.done;
    part("spread").textContent = labels[state.undo ? "undo" : "spread"];
    part("spread").hidden = !stages().some(({ least }) => least !== undefined);
    part("plan").hidden = !previewing;
    part("screen").textContent = labels[follows ? "screen_here" : "screen"];
    part("turn").hidden = !state.turn || !active();
    part("run").hidden = runs.length < 2 || started();
    part("run").value = String(state.run);
    // Focus stays in the clock, on what does no harm when pressed again.
    if (held && (held.disabled || !held.checkVisibility())) part(state.done ? "back" : "start").focus();
    // A break has no step; then the whole sheet may be looked through.
    const section = stage().anchor && document.getElementById(stage().anchor);
    root.toggle("running", Boolean(section) && active() && !state.whole && !screen());
    showQuestions(section);
    if (!section) return;
    section.classList.add("now");
    for (let above = section.parentElement; above.tagName !== "MAIN"; above = above.parentElement) above.classList.add("on-way");
  }

  // On the screen, what the group is asked, in letters as large as there is room for.
  function showQuestions(section) {
    const all = section && screen() && active() ? [...section.querySelectorAll(".questions > li")] : [];
    const list = part("asked");
    list.replaceChildren(...all.filter((_, number) => !stage().withheld?.includes(number)).map((one) => one.cloneNode(true)));
    list.hidden = !list.children.length;
    for (let size = 3.4; size > 1; size -= 0.2) {
      list.style.fontSize = `${size}rem`;
      if (list.scrollHeight <= list.clientHeight) break;
    }
  }

  // Who does what in the step at hand, where people are named, and what goes on side by side.
  function showWho() {
    const lines = active() ? [...(stage().who ?? []), ...sides()] : [];
    if (listed === (listed = JSON.stringify(lines))) return;
    part("who").replaceChildren(
      ...lines.map(([label, names]) => {
        const line = document.createElement("div");
        line.append(element("dt", `${label}:`), " ", element("dd", names));
        return line;
      }),
    );
    part("who").hidden = !lines.length;
  }

  function sides() {
    const { minutes, sides = [] } = stage();
    return sides.map((side) => {
      let from = Date.now() + Timer.left(state.phase) - minutes * MINUTE;
      const steps = Spare.inside(side, minutes).map(({ title, minutes }) => {
        const begin = from;
        from += minutes * MINUTE;
        const now = begin <= Date.now() && Date.now() < from;
        return minutes && `\n${now ? "▸ " : ""}${timeOfDay(begin)} ${title}`;
      });
      return [side.title, steps.filter(Boolean).join("")];
    });
  }

  const element = (name, textContent) => Object.assign(document.createElement(name), { textContent, dir: "auto" });

  function tick() {
    if (screen()) listen();
    const left = Timer.left(state.phase);
    const { block, kind, title, minutes } = stage();
    const [after] = started() ? following() : [stage()];
    const number = 1 + around((index) => index < state.stage).length;
    signal(left);
    showWho();
    if (previewing) preview();
    write("place", say("place", { number, of: number + following().length }));
    write("block", active() && block ? say("in_block", { block, title: "" }) : "");
    const until = kind === "break" && left > 0 ? say("until", { title, time: timeOfDay(Date.now() + left) }) : title;
    write("title", state.done ? labels.done : started() ? until : runs[state.run].title);
    write("left", active() ? Timer.text(left) : "");
    part("left").classList.toggle("over", active() && left <= 0);
    part("bar").value = Math.min(1, Math.max(0, 1 - left / (minutes * MINUTE)));
    if (state.turn) {
      write("turn-number", turnTitle());
      write("turn-left", Timer.text(Timer.left(state.turn)));
      part("turn-left").classList.toggle("over", Timer.left(state.turn) <= 0);
    }
    write("rest-time", active() && !screen() ? rest(left) : "");
    const then = after && !state.done ? say("after", { title: inBlock(after) }) : "";
    write("rest-after", then && part("rest-time").textContent ? ` · ${then}` : then);
  }

  // A step with its block, where that is not the one of the step at hand.
  const inBlock = ({ index, block, title }) => (block && (index === state.stage || block !== stage().block) ? say("in_block", { block, title }) : title);

  // How it goes until the end, or until the day is over.
  function rest(left) {
    if (stage().kind === "away") return "";
    const all = stages();
    const away = all.findIndex(({ index, kind }) => kind === "away" && index > state.stage);
    const until = away < 0 ? all.length : away;
    const after = Math.max(0, left) + total(all.slice(state.stage + 1, until)) * MINUTE;
    const end = Date.now() + after;
    const minutes = Math.round((end - moment(until)) / MINUTE);
    const ahead = minutes ? say(minutes > 0 ? "behind" : "ahead", { minutes: Math.abs(minutes) }) : labels.on_time;
    return [say("rest", { minutes: Math.ceil(after / MINUTE) }), say("end", { time: timeOfDay(end) }), ahead].join(" · ");
  }

  function signal(left) {
    if (!running() || screen()) return;
    const reached = left <= 0 ? 2 : left <= MINUTE && stage().minutes > 2 ? 1 : 0;
    const turned = state.turn !== null && Timer.left(state.turn) <= 0;
    const heard = [];
    if (turned && !state.turned) heard.push(labels.turn_over);
    if (reached > state.warned) heard.push(labels[reached === 2 ? "over" : "minute"]);
    if (!heard.length) return;
    if (((turned && !state.turned) || reached === 2) && sound && part("sound").checked) Timer.chime(sound);
    state.turned = turned;
    state.warned = Math.max(reached, state.warned);
    keep();
    announce(heard.join(". "));
  }

  const turnTitle = () => {
    const turn = say(state.number <= stage().turns ? "turn_of" : "turn", { number: state.number, of: stage().turns });
    const names = stage().whose?.[state.number - 1];
    return names ? `${turn}: ${names}` : turn;
  };

  function write(name, text) {
    if (part(name).textContent !== text) part(name).textContent = text;
  }

  function announce(text) {
    if (text) part("status").textContent = text;
  }

  // The screen for the group is this page once more. It follows what the browser keeps; where that
  // is nothing, it asks the page that opened it.
  function screen() {
    return location.hash === "#screen";
  }

  function listen() {
    const kept = recall();
    if (kept?.saved > state.saved) take(kept);
    opener?.postMessage(key, "*");
  }

  addEventListener("message", ({ data, source, origin }) => {
    if (origin !== self.origin) return;
    if (!screen()) data === key && source?.postMessage({ key, state }, "*");
    else if (source === opener && data.key === key) take(data.state);
  });
  addEventListener("storage", (event) => event.key === key && take(recall()));
  addEventListener("hashchange", refresh);
  addEventListener("resize", show);
  part("screen").addEventListener("click", (event) => {
    if (follows) return; // where another tab leads, this one can be the screen itself
    if (open("#screen", key, "popup,width=1024,height=640")) event.preventDefault();
  });

  const clicks = { start: toggle, next, back, more, less, spread, again, "turn-next": nextTurn, "plan-do": spreadNow, "plan-leave": spread };
  for (const [name, act] of Object.entries(clicks)) part(name).addEventListener("click", act);
  part("whole").addEventListener("click", () => {
    state.whole = !state.whole;
    changed();
  });
  part("sound").addEventListener("change", () => {
    sound ??= new AudioContext();
    sound.resume();
  });
  part("run").append(...runs.map(({ title }, number) => new Option(title, String(number))));
  part("run").addEventListener("change", (event) => {
    state = enter(fresh(Number(event.target.value)), 0);
    changed();
  });
  document.addEventListener("keydown", (event) => {
    if (event.repeat || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (!started() || screen() || event.target.closest("textarea, input, select")) return;
    if (event.key === "ArrowRight") next();
    else if (event.key === "ArrowLeft") back();
  });
  document.addEventListener("visibilitychange", () => {
    tick();
    stayAwake();
  });
  setInterval(tick, 250);
  document.getElementById("clock").hidden = false;
  refresh();
})();
