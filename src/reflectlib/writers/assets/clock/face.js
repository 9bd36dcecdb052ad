// What the clock shows as time goes by. `tick` only reads what the time of day makes of a meeting.
import { MINUTE } from "./timer.js";
import { labels, runs, say, timeOfDay } from "./given.js";
import * as Meeting from "./meeting.js";
import * as Spare from "./spare.js";
import * as Step from "./step.js";
import * as Timer from "./timer.js";
import { announce, element, isScreen, part, write } from "./parts.js";

let listed = "";
let sound = null;

// Who does what in the step at hand, where people are named, and what goes on side by side.
function showWho() {
  const lines = Meeting.active() ? [...(Meeting.stage().who ?? []), ...sides()] : [];
  if (listed === (listed = JSON.stringify(lines))) return;
  part("who").replaceChildren(
    ...lines.map(([label, names]) => {
      const line = document.createElement("div");
      line.append(element("dt", `${label}:`), " ", element("dd", names));
      return line;
    }),
  );
  part("who").hidden = !lines.length;
  Step.arrange();
}

function sides() {
  const { minutes, sides } = Meeting.stage();
  return sides.map((side) => {
    let from = Date.now() + Meeting.left() - minutes * MINUTE;
    const steps = Spare.inside(side, minutes).map(({ title, minutes }) => {
      const begin = from;
      from += minutes * MINUTE;
      const now = begin <= Date.now() && Date.now() < from;
      return minutes && `\n${now ? "▸ " : ""}${timeOfDay(begin)} ${title}`;
    });
    return [side.title, steps.filter(Boolean).join("")];
  });
}

function showTurn() {
  const { turn } = Meeting.state;
  if (!turn) return;
  write("turn-number", Meeting.turnTitle());
  write("turn-left", Timer.text(Timer.left(turn)));
  part("turn-left").classList.toggle("over", Timer.left(turn) <= 0);
}

// A break says until when it is, also when that is over.
function title() {
  const { done, run, phase } = Meeting.state;
  if (done) return labels.done;
  if (!Meeting.started()) return runs[run].title;
  const { kind, title } = Meeting.stage();
  const ends = phase.deadline !== null || Meeting.left() > 0;
  return kind === "break" && ends ? say("until", { title, time: timeOfDay(Date.now() + Meeting.left()) }) : title;
}

export function tick() {
  const left = Meeting.left();
  const { block, minutes } = Meeting.stage();
  const active = Meeting.active();
  const following = Meeting.following();
  const [after] = Meeting.started() ? following : [Meeting.stage()];
  const number = 1 + Meeting.before().length;
  if (!isScreen()) signal();
  showWho();
  showTurn();
  write("place", say("place", { number, of: number + following.length }));
  write("block", active && block ? say("in_block", { block, title: "" }) : "");
  write("title", title());
  write("left", active ? Timer.text(left) : "");
  part("left").classList.toggle("over", active && left <= 0);
  part("bar").value = Math.min(1, Math.max(0, 1 - left / (minutes * MINUTE)));
  write("rest-time", active && !isScreen() ? Meeting.rest() : "");
  const then = after && !Meeting.state.done ? say("after", { title: Meeting.inBlock(after) }) : "";
  write("rest-after", then && part("rest-time").textContent ? ` · ${then}` : then);
}

function signal() {
  const { heard, sounds } = Meeting.signals();
  if (sounds && sound && part("sound").checked) Timer.chime(sound);
  announce(heard.join(". "));
}

part("sound").addEventListener("change", () => {
  sound ??= new AudioContext();
  sound.resume();
});
