// What the page gives its clock: the meetings that it can run, and the words that it says.
import * as Timer from "./timer.js";

const given = JSON.parse(document.getElementById("clock-data").textContent);

// What a heading says, without its picture and the sign of what is ours.
function headingOf(anchor) {
  const heading = document.getElementById(anchor).querySelector("h2, h3, h4").cloneNode(true);
  for (const extra of heading.querySelectorAll("svg, sup")) extra.remove();
  return heading.textContent.trim();
}

// A step that has no title is called as on the sheet. Its number is on the sheet alone.
const titled = (stage) => {
  const title = stage.title ?? headingOf(stage.anchor);
  return { ...stage, title: stage.anchor ? title.replace(/^\d+\. /, "") : title };
};

// Portions are written as `2.0.1 -5.2`: minutes, and the stages that get them.
const unpacked = (portions = "") => portions.split(" ").filter(Boolean).map((each) => each.split(".").map(Number));

function made(run) {
  let last = ""; // what is in the same block does not say so again
  const stages = run.stages.map((stage) => {
    last = stage.block ?? last;
    return { ...titled(stage), block: last, sides: (stage.sides ?? []).map(made) };
  });
  return { ...run, stages, portions: unpacked(run.portions) };
}

export const say = (label, values) => labels[label].replace(/\{(\w+)\}/g, (_, name) => values[name]);
export const timeOfDay = (moment) => say("time", Timer.ofDay(moment));

export const { labels } = given;
// Of two files that are alike, each has its own memory.
export const key = `${given.key} ${location.pathname}`;
export const runs = given.runs.map(made);
