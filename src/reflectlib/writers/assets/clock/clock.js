// A clock for a meeting. Everything is reckoned from deadlines, so a tab that slept, or was
// loaded anew, is right at once; `tick` only shows what the time of day makes of them.
import * as Face from "./face.js";
import { labels, runs } from "./given.js";
import * as Meeting from "./meeting.js";
import * as Spreading from "./spreading.js";
import * as Step from "./step.js";
import * as Timer from "./timer.js";
import { follow } from "./screen.js";
import { announce, isScreen, part, write } from "./parts.js";

const OFF = "reflectlib-keys"; // that + and − do nothing is kept for all sheets
const ask = follow(refresh);

// What was done, and what is to be said of it; nothing is said twice.
function changed(said) {
  if (said === null) return;
  Meeting.keepAsMine();
  Spreading.end();
  refresh();
  announce(said);
}

function refresh() {
  const held = document.activeElement?.closest("#clock :is(button, a)");
  show();
  tick();
  Step.arrange();
  keepFocus(held);
  stayAwake();
}

function tick() {
  if (isScreen()) ask();
  Face.tick();
  Spreading.tick();
}

const stayAwake = () => Timer.stayAwake(Meeting.running);

// Only the step at hand, in large letters, unless the whole sheet is asked for.
function show() {
  const { done, whole, turn, run } = Meeting.state;
  const { anchor, kind, withheld } = Meeting.stage();
  const active = Meeting.active();
  const section = active && anchor ? document.getElementById(anchor) : null;
  // What goes on side by side is looked up on the whole sheet.
  const large = active && !(whole || kind === "sides") && !isScreen();
  const looks = { clocked: Meeting.started(), screen: isScreen(), running: large, going: Meeting.running(), pausing: active && !section };
  for (const [name, is] of Object.entries(looks)) document.documentElement.classList.toggle(name, is);
  document.querySelector("main .now")?.classList.remove("now");
  section?.classList.add("now");
  part("whole").setAttribute("aria-pressed", String(whole));
  write("start-text", labels[done ? "again" : Meeting.running() ? "pause" : Meeting.started() ? "go_on" : "start"]);
  part("again").hidden = !whole || done; // nothing to touch by accident
  for (const name of ["next", "more", "less", "spread"]) part(name).disabled = done;
  part("screen").textContent = labels[Meeting.follows ? "screen_here" : "screen"];
  part("turn").hidden = !turn || !active;
  part("run").hidden = runs.length < 2 || Meeting.started();
  part("run").value = String(run);
  Spreading.show();
  Step.show(large || isScreen() ? section : null, withheld);
}

// Focus stays in the clock, on what does no harm when pressed again.
function keepFocus(held) {
  if (held && (held.disabled || !held.checkVisibility())) part(Meeting.state.done ? "back" : "start").focus();
}

const acts = {
  start: Meeting.toggle,
  next: Meeting.next,
  back: Meeting.back,
  more: Meeting.more,
  less: Meeting.less,
  again: Meeting.again,
  whole: Meeting.whole,
  "turn-next": Meeting.nextTurn,
  "plan-do": Meeting.spread,
};
for (const [name, act] of Object.entries(acts)) part(name).addEventListener("click", () => changed(act()));
part("plan-do").addEventListener("click", focusAgain);
part("plan-leave").addEventListener("click", () => {
  Spreading.turn();
  focusAgain();
});
part("spread").addEventListener("click", () => {
  if (Meeting.state.undo) return changed(Meeting.undo());
  Spreading.turn();
  part("tools").hidePopover?.(); // what would be is below it
});

function focusAgain() {
  part(part("spread").checkVisibility() ? "spread" : "start").focus();
}

part("run").append(...runs.map(({ title }, number) => new Option(title, String(number))));
part("run").addEventListener("change", (event) => changed(Meeting.choose(Number(event.target.value))));

// Who speaks to a computer can say no signs by accident; so these two can be switched off.
part("keys").checked = !remembered();
part("keys").addEventListener("change", () => {
  try {
    localStorage.setItem(OFF, part("keys").checked ? "" : "off");
  } catch {
    // Then it is so until the page is loaded anew.
  }
});

function remembered() {
  try {
    return localStorage.getItem(OFF);
  } catch {
    return null;
  }
}

const KEYS = { ArrowRight: Meeting.next, ArrowLeft: Meeting.back, "+": Meeting.more, "-": Meeting.less };
document.addEventListener("keydown", (event) => {
  const sign = event.key in KEYS && event.key.length === 1;
  if (event.repeat || event.altKey || event.ctrlKey || event.metaKey || (event.shiftKey && !sign)) return;
  if (!Meeting.started() || isScreen() || event.target.closest("textarea, input:not([type=checkbox]), select")) return;
  if (sign && (!part("keys").checked || Meeting.state.done)) return;
  const act = KEYS[event.key];
  if (act) changed(act());
});

document.addEventListener("visibilitychange", () => {
  tick();
  stayAwake();
});
setInterval(tick, 250);
document.getElementById("clock").hidden = false;
refresh();
