"use strict";
// A clock for a meeting. Everything is reckoned from deadlines, so a tab that slept, or was
// loaded anew, is right at once; `tick` only shows what the time of day makes of them.
(() => {
  const MINUTE = 60_000;
  const FORGET = 12 * 60 * MINUTE;
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

  // `warned` counts the signals of this stage: 1 for a minute left, 2 for its end.
  const fresh = (run) => ({ run, stage: 0, began: null, phase: null, turn: null, number: 1, warned: 0, done: false, whole: false });
  let state = recall() ?? enter(fresh(0), 0);
  let awake = null;
  let waking = Promise.resolve();
  let sound = null;

  function recall() {
    try {
      const kept = JSON.parse(localStorage.getItem(key));
      return kept && Date.now() - kept.saved < FORGET ? kept : null;
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

  function enter(state, index) {
    const { minutes, turn } = runs[state.run].stages[index];
    return { ...state, stage: index, phase: timer(minutes * MINUTE), turn: turn ? timer(turn * 1000) : null, number: 1, warned: 0 };
  }

  function go(index) {
    const ran = running();
    state = { ...enter(state, index), done: false };
    if (ran) set(start);
    announce(say("clock_now", { title: stage().title, minutes: stage().minutes }));
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
      announce(labels.clock_paused);
    } else {
      if (!started()) announce(say("clock_now", { title: stage().title, minutes: stage().minutes }));
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
    announce(labels.clock_done);
    changed();
  }

  function back() {
    if (state.done) go(state.stage);
    else go(Math.max(0, state.stage - 1));
  }

  function again() {
    state = enter(fresh(state.run), 0);
    announce(labels.clock_set_back);
    changed();
    part("start").focus();
  }

  function more() {
    extend(state.phase, MINUTE);
    if (leftOf(state.phase) > 0) state.warned = 0;
    changed();
  }

  function nextTurn() {
    state.number += 1;
    const ran = running();
    state.turn = timer(stage().turn * 1000);
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
    for (const element of document.querySelectorAll(".now, .on-way")) element.classList.remove("now", "on-way");
    document.documentElement.classList.toggle("clocked", started());
    part("whole").setAttribute("aria-pressed", String(state.whole));
    part("start").textContent = labels[state.done ? "clock_again" : running() ? "clock_pause" : started() ? "clock_go_on" : "clock_start"];
    part("again").hidden = !state.whole || state.done; // nothing to touch by accident
    part("run").hidden = runs.length < 2 || started();
    part("run").value = String(state.run);
    // A break has no step; then the whole sheet may be looked through.
    const section = stage().anchor && document.getElementById(stage().anchor);
    document.documentElement.classList.toggle("running", Boolean(section) && started() && !state.done && !state.whole);
    if (!section) return;
    section.classList.add("now");
    for (let above = section.parentElement; above.tagName !== "MAIN"; above = above.parentElement) above.classList.add("on-way");
  }

  function tick() {
    const left = leftOf(state.phase);
    signal(left);
    write("place", say("clock_place", { number: state.stage + 1, of: stages().length }));
    write("title", state.done ? labels.clock_done : stage().title);
    write("left", clock(left));
    part("left").classList.toggle("over", started() && left <= 0);
    part("bar").value = Math.min(1, Math.max(0, 1 - left / (stage().minutes * MINUTE)));
    part("turn").hidden = !state.turn || !started();
    if (state.turn) {
      write("turn-number", turnTitle());
      write("turn-left", clock(leftOf(state.turn)));
      part("turn-left").classList.toggle("over", leftOf(state.turn) <= 0);
    }
    write("rest", rest(left));
  }

  function rest(left) {
    const later = stages().slice(state.stage + 1);
    const after = Math.max(0, left) + sum(later) * MINUTE;
    const parts = [say("clock_rest", { minutes: Math.ceil(after / MINUTE) })];
    if (started()) {
      const end = Date.now() + after;
      parts.push(say("clock_end", { time: new Date(end).toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" }) }), ahead(end));
    }
    if (later.length) parts.push(say("clock_after", { title: later[0].title }));
    return state.done ? "" : parts.join(" · ");
  }

  // Held against the planned end; a plan of another day counts from when the clock was started.
  function ahead(end) {
    const planned = Date.parse(runs[state.run].start);
    const from = Math.abs(state.began - planned) < FORGET ? planned : state.began;
    const minutes = Math.round((end - from) / MINUTE) - sum(stages());
    if (minutes === 0) return labels.clock_on_time;
    return say(minutes > 0 ? "clock_behind" : "clock_ahead", { minutes: Math.abs(minutes) });
  }

  function signal(left) {
    if (!running()) return;
    const reached = left <= 0 ? 2 : left <= MINUTE && stage().minutes > 2 ? 1 : 0;
    if (reached <= state.warned) return;
    state.warned = reached;
    keep();
    announce(labels[reached === 2 ? "clock_over" : "clock_minute"]);
    if (reached === 2) chime();
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
  const turnTitle = () => say(state.number <= stage().turns ? "clock_turn_of" : "clock_turn", { number: state.number, of: stage().turns });

  function clock(milliseconds) {
    const seconds = Math.ceil(milliseconds / 1000);
    const pad = (number) => String(number).padStart(2, "0");
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
