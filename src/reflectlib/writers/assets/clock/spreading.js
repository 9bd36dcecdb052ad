// Dividing the time that is left anew: it is shown first, then done, and can be undone as long as
// the step goes on.
import { labels, say, timeOfDay } from "./given.js";
import * as Meeting from "./meeting.js";
import * as Step from "./step.js";
import { announce, part, write } from "./parts.js";

let previewing = false;

export function tick() {
  if (!previewing) return;
  const { minutes, others = [], over, short, until } = Meeting.divided();
  const lines = others.map((stage) => {
    const values = { title: Meeting.inBlock(stage), before: stage.minutes, minutes: minutes[stage.index] };
    return say(values.minutes ? "becomes" : "left_out", values);
  });
  if (lines.length && over) lines.push(say("left_over", { minutes: over }));
  const head = short ? say("short", { minutes: short, time: timeOfDay(until) }) : labels[lines.length ? "become" : "same"];
  part("plan-do").hidden = !lines.length;
  write("plan-text", [head, ...lines].join("\n"));
}

export function show() {
  part("plan").hidden = !previewing;
  part("spread").textContent = labels[Meeting.state.undo ? "undo" : "spread"];
  part("spread").hidden = !Meeting.stages().some(({ least }) => least !== undefined);
}

export function turn() {
  previewing = !previewing;
  show();
  tick();
  Step.arrange();
  if (previewing) announce(part("plan-text").innerText);
}

export function end() {
  previewing = false;
}
