"use strict";
// A clock for a meeting. Everything is reckoned from deadlines, so a tab that slept, or was
// loaded anew, is right at once; `tick` only shows what the time of day makes of them.
(() => {
  const MINUTE = 60_000;
  const HOUR = 60 * MINUTE;
  const FORGET = 12 * HOUR; // after so long without a press
  const OVER = 2 * HOUR; // or so long after the end of the step
  const { key, runs, labels } = JSON.parse(document.getElementById("clock-data").textContent);
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
  const fresh = (run) => ({ run, stage: 0, began: null, visited: {}, done: false, whole: false });
  let state = recall() ?? enter(fresh(0), 0);
  let awake = null;
  let waking = Promise.resolve();
  let sound = null;

  function recall() {
    try {
      const kept = JSON.parse(localStorage.getItem(key));
      const { deadline } = kept.phase;
      const over = deadline !== null && Date.now() - deadline > OVER;
      return Date.now() - kept.saved < FORGET && !over ? { ...fresh(kept.run), ...kept } : null;
    } catch {
      return null;
    }
  }

  function keep() {
    try {
      localStorage.setItem(key, JSON.stringify({ ...state, saved: Date.now() }));
    } catch {
      // A browser that keeps nothing still runs the clock.
    }
  }

  const stages = () => runs[state.run].stages;
  const stage = () => stages()[state.stage];
  const running = () => state.phase.deadline !== null;
  const started = () => state.began !== null;

  // A stage that was left before goes on where it was left.
  function enter(state, index) {
    const { minutes, turn } = runs[state.run].stages[index];
    const anew = { phase: timer(minutes * MINUTE), turn: turn ? timer(turn * 1000) : null, number: 1, warned: 0, turned: false };
    return { ...state, stage: index, ...(state.visited[index] ?? anew) };
  }

  function go(index) {
    const ran = running();
    set(stop);
    state.visited[state.stage] = Object.fromEntries(STAGE.map((name) => [name, state[name]]));
    state = { ...enter(state, index), done: false };
    if (ran) set(start);
    announce(say("now", { title: stage().title, minutes: stage().minutes }));
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
      announce(started() ? labels.goes_on : say("now", { title: stage().title, minutes: stage().minutes }));
      state.began ??= Date.now();
      set(start);
    }
    changed();
  }

  function next() {
    if (state.stage + 1 < stages().length) return go(state.stage + 1);
    if (state.done) return;
    set(stop);
    state.done = true;
    announce(labels.done);
    changed();
  }

  function back() {
    if (state.done) go(state.stage);
    else go(Math.max(0, state.stage - 1));
  }

  function again() {
    state = enter(fresh(state.run), 0);
    announce(labels.set_back);
    changed();
  }

  function more() {
    extend(state.phase, MINUTE);
    const left = leftOf(state.phase);
    if (left > 0) state.warned = left > MINUTE ? 0 : 1; // that a minute is left goes without saying
    announce(labels.minute_more);
    changed();
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
    for (const element of document.querySelectorAll(".now, .on-way")) element.classList.remove("now", "on-way");
    document.documentElement.classList.toggle("clocked", started());
    part("whole").setAttribute("aria-pressed", String(state.whole));
    part("start").textContent = labels[state.done ? "again" : running() ? "pause" : started() ? "go_on" : "start"];
    part("again").hidden = !state.whole || state.done; // nothing to touch by accident
    part("next").disabled = part("more").disabled = state.done;
    part("turn").hidden = !state.turn || !started() || state.done;
    showWho(started() && !state.done ? (stage().who ?? []) : []);
    part("run").hidden = runs.length < 2 || started();
    part("run").value = String(state.run);
    // Focus stays in the clock, on what does no harm when pressed again.
    if (held && (held.disabled || !held.checkVisibility())) part(state.done ? "back" : "start").focus();
    // A break has no step; then the whole sheet may be looked through.
    const section = stage().anchor && document.getElementById(stage().anchor);
    document.documentElement.classList.toggle("running", Boolean(section) && started() && !state.done && !state.whole);
    if (!section) return;
    section.classList.add("now");
    for (let above = section.parentElement; above.tagName !== "MAIN"; above = above.parentElement) above.classList.add("on-way");
  }

  // Who does what in the step at hand, where people are named.
  function showWho(lines) {
    part("who").replaceChildren(
      ...lines.map(([label, names]) => {
        const line = document.createElement("div");
        line.append(element("dt", `${label}:`), " ", element("dd", names));
        return line;
      }),
    );
    part("who").hidden = !lines.length;
  }

  const element = (name, textContent) => Object.assign(document.createElement(name), { textContent, dir: "auto" });

  function tick() {
    const left = leftOf(state.phase);
    signal(left);
    write("place", say("place", { number: state.stage + 1, of: stages().length }));
    write("title", state.done ? labels.done : stage().title);
    write("left", state.done ? "" : clock(left));
    part("left").classList.toggle("over", started() && !state.done && left <= 0);
    part("bar").value = Math.min(1, Math.max(0, 1 - left / (stage().minutes * MINUTE)));
    if (state.turn) {
      write("turn-number", turnTitle());
      write("turn-left", clock(leftOf(state.turn)));
      part("turn-left").classList.toggle("over", leftOf(state.turn) <= 0);
    }
    write("rest-time", rest(left));
    const after = stages()[state.stage + 1];
    write("rest-after", after ? ` · ${say("after", after)}` : "");
  }

  function rest(left) {
    const after = Math.max(0, left) + sum(stages().slice(state.stage + 1)) * MINUTE;
    const parts = [say("rest", { minutes: Math.ceil(after / MINUTE) })];
    if (started()) {
      const end = Date.now() + after;
      parts.push(say("end", { time: timeOfDay(new Date(end)) }), ahead(end));
    }
    return state.done ? "" : parts.join(" · ");
  }

  // Held against the planned end; a plan of another hour counts from when the clock was started.
  function ahead(end) {
    const planned = Date.parse(runs[state.run].start);
    const from = Math.abs(state.began - planned) <= HOUR ? planned : state.began;
    const minutes = Math.round((end - from) / MINUTE) - sum(stages());
    if (minutes === 0) return labels.on_time;
    return say(minutes > 0 ? "behind" : "ahead", { minutes: Math.abs(minutes) });
  }

  function signal(left) {
    if (!running()) return;
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

  const sum = (stages) => stages.reduce((total, { minutes }) => total + minutes, 0);
  const turnTitle = () => {
    const turn = say(state.number <= stage().turns ? "turn_of" : "turn", { number: state.number, of: stage().turns });
    const names = stage().whose?.[state.number - 1];
    return names ? `${turn}: ${names}` : turn;
  };

  const pad = (number) => String(number).padStart(2, "0");
  const timeOfDay = (moment) => say("time", { hours: pad(moment.getHours()), minutes: pad(moment.getMinutes()) });

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

  const clicks = { start: toggle, next, back, more, again, "turn-next": nextTurn };
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
    if (!started() || event.target.closest("textarea, input, select")) return;
    if (event.key === "ArrowRight") next();
    else if (event.key === "ArrowLeft") back();
  });
  document.addEventListener("visibilitychange", () => {
    tick();
    stayAwake();
  });
  setInterval(tick, 250);
  document.getElementById("clock").hidden = false;
  show();
  tick();
  stayAwake();
})();
