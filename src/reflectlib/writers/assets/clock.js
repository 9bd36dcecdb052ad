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
  const { sum } = Spare;
  const part = (name) => document.getElementById(`clock-${name}`);
  const say = (label, values) => labels[label].replace(/\{(\w+)\}/g, (_, name) => values[name]);

  // A timer has `left` milliseconds while it stands still, and a `deadline` while it runs.
  const timer = (left) => ({ left, deadline: null });
  const leftOf = (timer) => (timer.deadline === null ? timer.left : timer.deadline - Date.now());
  const start = (timer) => Object.assign(timer, { deadline: Date.now() + leftOf(timer) });
  const stop = (timer) => Object.assign(timer, { left: leftOf(timer), deadline: null });
  const extend = (timer, more) => {
    if (timer.deadline === null) timer.left += more;
    else timer.deadline += more;
  };

  // Of a stage: how far it is. `warned` counts its signals: 1 for a minute left, 2 for its end.
  const STAGE = ["phase", "turn", "number", "warned", "turned"];
  // `minutes` has those of stages that got others, and `undo` what was before that.
  const fresh = (run) => ({ run, stage: 0, began: null, visited: {}, done: false, whole: false, minutes: {}, undo: null, saved: 0 });
  let state = recall();
  let awake = null;
  let waking = Promise.resolve();
  let sound = null;
  let previewing = false;
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
    state.saved = Date.now();
    try {
      localStorage.setItem(key, JSON.stringify(state));
    } catch {
      // A browser that keeps nothing still runs the clock.
    }
  }

  // What another page of this meeting did last; each of them shows the same clock.
  function take(kept) {
    if (!kept || kept.saved <= state.saved) return;
    state = kept;
    show();
    tick();
    stayAwake();
  }

  const planned = (of = state) => runs[of.run].stages;
  const stages = () => planned().map((_, index) => stageOf(state, index));
  const stage = () => stageOf(state, state.stage);
  const running = () => state.phase.deadline !== null;
  const started = () => state.began !== null;

  function stageOf(of, index) {
    const stage = planned(of)[index];
    const minutes = of.minutes[index] ?? stage.minutes;
    const share = Math.floor((minutes * 60) / stage.turns);
    return { ...stage, minutes, turn: stage.turn && Math.min(share, stage.longest || share) };
  }

  // When a stage begins by the plan; a plan of another hour counts from when the clock was started.
  function moment(of, index) {
    const start = Date.parse(runs[of.run].start);
    const from = Math.abs(of.began - start) <= HOUR ? start : of.began;
    return from + total(planned(of).slice(0, index)) * MINUTE;
  }

  // A stage that was left before goes on where it was left.
  function enter(state, index) {
    const { minutes, turn, kind } = stageOf(state, index);
    const left = kind === "away" ? moment(state, index + 1) - Date.now() : minutes * MINUTE;
    const anew = { phase: timer(left), turn: turn ? timer(turn * 1000) : null, number: 1, warned: 0, turned: false };
    const before = kind === "away" ? null : state.visited[index];
    return { ...state, stage: index, undo: null, ...(before ?? anew) };
  }

  function go(index) {
    const ran = running();
    set(stop);
    state.visited[state.stage] = Object.fromEntries(STAGE.map((name) => [name, state[name]]));
    state = { ...enter(state, index), done: false };
    if (ran) set(start);
    announce(say("now", { title: inBlock(stage()), minutes: stage().minutes }));
    changed();
    scrollTo({ top: 0 });
  }

  function set(change) {
    change(state.phase);
    if (state.turn) change(state.turn);
  }

  function toggle() {
    if (state.done) return again();
    if (running()) {
      set(stop);
      announce(labels.paused);
    } else {
      announce(started() ? labels.goes_on : say("now", { title: inBlock(stage()), minutes: stage().minutes }));
      state.began ??= Date.now();
      set(start);
    }
    changed();
  }

  function next() {
    const index = following();
    if (index >= 0) return go(index);
    if (state.done) return;
    set(stop);
    state.done = true;
    announce(labels.done);
    changed();
  }

  // What has no minutes any more is passed over.
  const following = () => stages().findIndex(({ minutes }, index) => minutes && index > state.stage);

  function back() {
    if (state.done) go(state.stage);
    else go(Math.max(0, stages().findLastIndex(({ minutes }, index) => minutes && index < state.stage)));
  }

  function again() {
    state = enter(fresh(state.run), 0);
    announce(labels.set_back);
    changed();
  }

  function more() {
    longer(MINUTE);
    announce(labels.minute_more);
    changed();
  }

  function less() {
    const enough = leftOf(state.phase) >= MINUTE;
    if (enough) longer(-MINUTE);
    announce(labels[enough ? "minute_less" : "no_minute"]);
    changed();
  }

  // That a minute is left goes without saying to whoever just changed it.
  function longer(by) {
    extend(state.phase, by);
    const left = leftOf(state.phase);
    if (by > 0 && left > 0) state.warned = left > MINUTE ? 0 : 1;
  }

  // What the stages until the next pinned time would be, and what is too little or left over.
  function divided() {
    const all = stages();
    const { pins = [] } = runs[state.run];
    const ends = (index) => index > state.stage && (pins.includes(index) || all[index].kind === "away");
    const until = [...all.keys()].find(ends) ?? all.length;
    const here = [...all.keys()].slice(state.stage + 1, until);
    const open = here.filter((index) => all[index].least !== undefined);
    const free = here.filter((index) => all[index].kind === "left");
    const kept = here.filter((index) => !open.includes(index) && !free.includes(index));
    const minutesOf = (indexes) => total(indexes.map((index) => all[index]));

    const left = Math.max(0, leftOf(state.phase));
    const time = (moment(state, until) - Date.now() - left) / MINUTE - minutesOf(kept);
    const room = Math.floor(time);
    const least = sum(open.map((index) => all[index].least));
    if (room < least) return { open, short: least - room, until: Date.now() + left + (minutesOf(kept) + least) * MINUTE };

    // What is kept free at the end is there for what runs late.
    const now = minutesOf(open);
    const wanted = Math.max(room - total(free.map((index) => planned()[index])), Math.min(room, now));
    const same = Object.fromEntries(open.map((index) => [index, all[index].minutes]));
    const minutes = wanted === now ? same : Spare.deal({ ...runs[state.run], stages: all }, open, wanted);
    let over = room - sum(Object.values(minutes));
    for (const index of free) {
      minutes[index] = over;
      over = 0;
    }
    const others = here.filter((index) => index in minutes && minutes[index] !== all[index].minutes);
    return { open, minutes, others, over, shift: left - leftOf(state.phase) + (time - room) * MINUTE, all };
  }

  function spread() {
    if (state.undo) return undo();
    previewing = !previewing;
    show();
    tick();
    if (previewing) announce([part("plan-text"), ...part("plan-steps").children].map((line) => line.textContent).join(" "));
  }

  function spreadNow() {
    const { minutes, shift } = divided();
    state.undo = { minutes: state.minutes, visited: state.visited, shift };
    state.minutes = { ...state.minutes, ...minutes };
    state.visited = Object.fromEntries(Object.entries(state.visited).filter(([index]) => !(index in minutes)));
    longer(shift);
    previewing = false;
    announce(labels.spread_done);
    changed();
    part("spread").focus();
  }

  function undo() {
    const { shift, ...before } = state.undo;
    Object.assign(state, before, { undo: null });
    extend(state.phase, -shift);
    announce(labels.undone);
    changed();
  }

  // What would be, in words, as long as it is asked for.
  function preview() {
    const { minutes, others, over, short, until, all } = divided();
    const lines = (others ?? []).map((index) => {
      const named = { title: inBlock(all[index], stage().block), before: all[index].minutes, minutes: minutes[index] };
      return say(minutes[index] ? "becomes" : "left_out", named);
    });
    if (lines.length && over) lines.push(say("left_over", { minutes: over }));
    const text = short ? say("short", { minutes: short, time: timeOfDay(until) }) : labels[lines.length ? "become" : "same"];
    part("plan-do").hidden = !lines.length;
    write("plan-text", text);
    const shown = [...part("plan-steps").children].map((line) => line.textContent);
    if (String(shown) !== String(lines)) part("plan-steps").replaceChildren(...lines.map((line) => element("li", line)));
  }

  function nextTurn() {
    state.number += 1;
    const ran = running();
    state.turn = timer(stage().turn * 1000);
    state.turned = false;
    if (ran) start(state.turn);
    announce(turnTitle());
    changed();
  }

  function changed() {
    keep();
    show();
    tick();
    stayAwake();
  }

  // Only the step at hand, in large letters, unless the whole sheet is asked for.
  function show() {
    const held = document.activeElement?.closest("#clock button");
    const onScreen = screen();
    document.documentElement.classList.toggle("screen", onScreen);
    for (const element of document.querySelectorAll(".now, .on-way")) element.classList.remove("now", "on-way");
    document.documentElement.classList.toggle("clocked", started());
    part("whole").setAttribute("aria-pressed", String(state.whole));
    part("start").textContent = labels[state.done ? "again" : running() ? "pause" : started() ? "go_on" : "start"];
    part("again").hidden = !state.whole || state.done; // nothing to touch by accident
    for (const name of ["next", "more", "less", "spread"]) part(name).disabled = state.done;
    part("spread").textContent = labels[state.undo ? "undo" : "spread"];
    part("spread").hidden = !stages().some(({ least }) => least !== undefined);
    previewing &&= !state.done && !state.undo;
    part("plan").hidden = !previewing;
    part("turn").hidden = !state.turn || !started() || state.done;
    showQuestions(onScreen);
    part("run").hidden = runs.length < 2 || started();
    part("run").value = String(state.run);
    // Focus stays in the clock, on what does no harm when pressed again.
    if (held && (held.disabled || !held.checkVisibility())) part(state.done ? "back" : "start").focus();
    // A break has no step; then the whole sheet may be looked through.
    const section = stage().anchor && document.getElementById(stage().anchor);
    document.documentElement.classList.toggle("running", Boolean(section) && started() && !state.done && !state.whole && !onScreen);
    if (!section) return;
    section.classList.add("now");
    for (let above = section.parentElement; above.tagName !== "MAIN"; above = above.parentElement) above.classList.add("on-way");
  }

  // What the group is asked, in letters as large as there is room for.
  function showQuestions(onScreen) {
    const section = onScreen && started() && !state.done && document.getElementById(stage().anchor);
    const questions = section ? [...section.querySelectorAll(".questions > li")] : [];
    const asked = questions.filter((_, number) => !stage().withheld?.includes(number));
    const list = part("asked");
    list.replaceChildren(...asked.map((question) => question.cloneNode(true)));
    list.hidden = !asked.length;
    for (let size = 3.4; size > 1; size -= 0.2) {
      list.style.fontSize = `${size}rem`;
      if (list.scrollHeight <= list.clientHeight) break;
    }
  }

  // Who does what in the step at hand, where people are named, or what goes on side by side.
  function showWho() {
    const lines = started() && !state.done ? [...(stage().who ?? []), ...sides()] : [];
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
    const begin = Date.now() + leftOf(state.phase) - stage().minutes * MINUTE;
    return (stage().sides ?? []).map((side) => {
      let from = begin;
      const steps = Spare.inside(side, stage().minutes).filter(({ minutes }) => minutes);
      const lines = steps.map(({ title, minutes }) => {
        const [at, now] = [from, (from += minutes * MINUTE) > Date.now()];
        return `${now && at <= Date.now() ? "▸ " : ""}${timeOfDay(at)} ${title}`;
      });
      return [side.title, lines.join(" · ")];
    });
  }

  const element = (name, textContent) => Object.assign(document.createElement(name), { textContent, dir: "auto" });

  function tick() {
    if (screen()) hear();
    const left = leftOf(state.phase);
    signal(left);
    showWho();
    if (previewing) preview();
    const there = stages().filter(({ minutes }, index) => minutes || index === state.stage);
    const number = there.length - stages().slice(state.stage + 1).filter(({ minutes }) => minutes).length;
    write("place", say("place", { number, of: there.length }));
    write("block", started() && !state.done && stage().block ? say("in_block", { block: stage().block, title: "" }) : "");
    write("title", state.done ? labels.done : started() ? titled(left) : runs[state.run].title);
    write("left", state.done || !started() ? "" : clock(left));
    part("left").classList.toggle("over", started() && !state.done && left <= 0);
    part("bar").value = Math.min(1, Math.max(0, 1 - left / (stage().minutes * MINUTE)));
    if (state.turn) {
      write("turn-number", turnTitle());
      write("turn-left", clock(leftOf(state.turn)));
      part("turn-left").classList.toggle("over", leftOf(state.turn) <= 0);
    }
    write("rest-time", started() ? rest(left) : labels.before_start);
    const after = started() ? stages()[following()] : stage();
    const next = after && !state.done ? say("after", { title: inBlock(after, started() ? stage().block : "") }) : "";
    write("rest-after", next && !screen() ? ` · ${next}` : next);
  }

  // Of a break people want to know until when.
  function titled(left) {
    const { kind, title } = stage();
    return kind === "break" && left > 0 ? say("until", { title, time: timeOfDay(Date.now() + left) }) : title;
  }

  const inBlock = ({ block, title }, known) => (block && block !== known ? say("in_block", { block, title }) : title);

  // How it goes until the end, or until the day is over.
  function rest(left) {
    if (state.done || stage().kind === "away") return "";
    const away = planned().findIndex(({ kind }, index) => kind === "away" && index > state.stage);
    const until = away < 0 ? planned().length : away;
    const after = Math.max(0, left) + total(stages().slice(state.stage + 1, until)) * MINUTE;
    const end = Date.now() + after;
    const minutes = Math.round((end - moment(state, until)) / MINUTE);
    const ahead = minutes ? say(minutes > 0 ? "behind" : "ahead", { minutes: Math.abs(minutes) }) : labels.on_time;
    return [say("rest", { minutes: Math.ceil(after / MINUTE) }), say("end", { time: timeOfDay(end) }), ahead].join(" · ");
  }

  function signal(left) {
    if (!running() || screen()) return;
    const reached = left <= 0 ? 2 : left <= MINUTE && stage().minutes > 2 ? 1 : 0;
    const turned = state.turn !== null && leftOf(state.turn) <= 0;
    const heard = [];
    if (turned && !state.turned) heard.push(labels.turn_over);
    if (reached > state.warned) heard.push(labels[reached === 2 ? "over" : "minute"]);
    if (!heard.length) return;
    if ((turned && !state.turned) || reached === 2) chime();
    state.turned = turned;
    state.warned = Math.max(reached, state.warned);
    keep();
    announce(heard.join(". "));
  }

  function chime() {
    if (!sound || !part("sound").checked) return;
    const tone = sound.createOscillator();
    const volume = sound.createGain();
    tone.frequency.value = 528;
    volume.gain.setValueAtTime(0.15, sound.currentTime);
    volume.gain.exponentialRampToValueAtTime(0.001, sound.currentTime + 1.5);
    tone.connect(volume).connect(sound.destination);
    tone.start();
    tone.stop(sound.currentTime + 1.5);
  }

  // One request after another: a browser takes its time to answer, and a lock must not be lost.
  function stayAwake() {
    waking = waking.then(async () => {
      const wanted = running() && document.visibilityState === "visible";
      try {
        if (wanted && !awake) {
          awake = await navigator.wakeLock.request("screen");
          awake.addEventListener("release", () => (awake = null));
        } else if (!wanted && awake) await awake.release();
      } catch {
        // A browser that cannot keep the screen on still runs the clock.
      }
    });
  }

  const total = (stages) => sum(stages.map(({ minutes }) => minutes));
  const turnTitle = () => {
    const turn = say(state.number <= stage().turns ? "turn_of" : "turn", { number: state.number, of: stage().turns });
    const names = stage().whose?.[state.number - 1];
    return names ? `${turn}: ${names}` : turn;
  };

  const pad = (number) => String(number).padStart(2, "0");
  function timeOfDay(milliseconds) {
    const moment = new Date(milliseconds);
    return say("time", { hours: pad(moment.getHours()), minutes: pad(moment.getMinutes()) });
  }

  function clock(milliseconds) {
    const seconds = Math.ceil(milliseconds / 1000);
    const [hours, minutes] = [Math.trunc(Math.abs(seconds) / 3600), Math.trunc(Math.abs(seconds) / 60) % 60];
    const shown = `${hours ? `${hours}:${pad(minutes)}` : minutes}:${pad(Math.abs(seconds) % 60)}`;
    return seconds < 0 ? `+${shown}` : shown;
  }

  function write(name, text) {
    if (part(name).textContent !== text) part(name).textContent = text;
  }

  function announce(text) {
    part("status").textContent = text;
  }

  // The screen for the group is this page once more. It follows what the browser keeps; where that
  // is nothing, it asks the page that opened it.
  const screen = () => location.hash === "#screen";

  function hear() {
    take(recall());
    opener?.postMessage(key, "*");
  }

  addEventListener("message", ({ data, source, origin }) => {
    if (origin !== self.origin) return;
    if (!screen()) data === key && source.postMessage({ key, state }, "*");
    else if (source === opener && data.key === key) take(data.state);
  });
  addEventListener("storage", (event) => event.key === key && take(recall()));
  addEventListener("hashchange", () => changedView());
  addEventListener("resize", () => showQuestions(screen()));
  part("screen").addEventListener("click", (event) => {
    if (open("#screen", known, "popup,width=1024,height=640")) event.preventDefault();
  });

  function changedView() {
    show();
    tick();
  }

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
  state ??= enter(fresh(0), 0);
  document.getElementById("clock").hidden = false;
  show();
  tick();
  stayAwake();
})();
