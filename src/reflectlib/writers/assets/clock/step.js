// The step at hand, taken from the sheet: what is asked, as large as there is room for, and what
// to do beside it; on a small screen each is a tab.
import { isScreen, part } from "./parts.js";

const LARGEST = 45; // tenths of rem
const SMALLEST = 11;
const SMALL = matchMedia("(max-width: 60rem), (max-height: 30rem)");
const NAMES = ["ask", "do"];
let shown = ""; // of which step, and to whom
let chosen = "ask";

// What is ours is marked on the sheet alone.
function copy(part) {
  const made = part.cloneNode(true);
  for (const named of made.querySelectorAll("[id]")) named.removeAttribute("id");
  for (const sign of made.querySelectorAll("sup")) sign.remove();
  return made;
}

// The words above a list of questions: to whom they are.
const wordsAbove = (list) => {
  const above = list.previousElementSibling;
  return above?.matches("p:has(> strong:only-child)") && above.textContent.trim() === above.firstChild.textContent ? above : null;
};

// The group does not see what is not for it.
function asked(section, withheld) {
  const lists = [...section.querySelectorAll(".questions")];
  let number = 0;
  return lists.flatMap((list) => {
    const made = copy(list);
    for (const question of [...made.children]) if (isScreen() && withheld.includes(number++)) question.remove();
    const words = !isScreen() && wordsAbove(list);
    return made.children.length ? [...(words ? [copy(words)] : []), made] : [];
  });
}

// They can stand in columns only in a part that is as high as it needs to be.
function wrapped(lists) {
  const all = document.createElement("div");
  all.append(...lists);
  return lists.length ? [all] : [];
}

function toDo(section) {
  const made = copy(section);
  for (const list of made.querySelectorAll(".questions")) {
    wordsAbove(list)?.remove();
    list.remove();
  }
  for (const other of made.querySelectorAll(":is(h2, h3, h4), section")) other.remove();
  return [...made.children];
}

// In the colours of its stage, and with its picture.
function showStage(section) {
  const picture = section?.querySelector(":is(h2, h3, h4) svg");
  part("stage").replaceChildren(...(picture ? [copy(picture)] : []));
  document.getElementById("clock").className = ["clock", ...(section?.classList ?? [])].filter((name) => /^clock|^stage-/.test(name)).join(" ");
}

export function show(section, withheld = []) {
  const what = section ? `${section.id} ${isScreen()}` : "";
  if (shown === (shown = what)) return;
  showStage(section);
  part("ask").replaceChildren(...(section ? wrapped(asked(section, withheld)) : []));
  part("do").replaceChildren(...(section && !isScreen() ? toDo(section) : []));
  for (const name of NAMES) part(name).scrollTop = 0;
  chosen = "ask";
}

// What to ask stands beside what to do: in columns where there is much of it, and instead of it
// where that is not enough, or the screen is small.
export function arrange() {
  const there = NAMES.filter((name) => part(name).children.length);
  if (!there.includes(chosen)) chosen = there[0] ?? "ask";
  part("step").hidden = !there.length;
  const both = there.length > 1;
  const ways = both && !SMALL.matches ? [[], ["dense"], ["dense", "tabs"]] : [both ? ["tabs"] : [], [both && "tabs", "dense"]];
  for (const way of ways) {
    place(there, way.includes("tabs"));
    part("ask").classList.toggle("dense", way.includes("dense"));
    if (fit()) break;
  }
}

function place(there, tabs) {
  part("tabs").hidden = !tabs;
  for (const name of NAMES) {
    const isChosen = name === chosen;
    part(name).hidden = !there.includes(name) || (tabs && !isChosen);
    part(name).setAttribute("role", tabs ? "tabpanel" : "group");
    part(`tab-${name}`).setAttribute("aria-selected", String(isChosen));
    part(`tab-${name}`).tabIndex = isChosen ? 0 : -1;
  }
}

// Letters become smaller until all questions are seen, and tells whether they are; what is still
// too long can be scrolled.
function fit() {
  const panel = part("ask");
  if (panel.hidden || !panel.clientHeight) return true;
  const largest = Math.round(Math.min(LARGEST, Math.max(15, innerWidth / 40)));
  for (let size = largest; size >= SMALLEST; size -= 1) {
    panel.style.fontSize = `${size / 10}rem`;
    if (panel.scrollHeight <= panel.clientHeight) return true;
  }
  return false;
}

function choose(name) {
  chosen = name;
  arrange();
}

function turn(event) {
  const to = { ArrowLeft: "ask", Home: "ask", ArrowRight: "do", End: "do" }[event.key];
  if (!to) return;
  event.stopPropagation(); // it is no step further
  event.preventDefault();
  choose(to);
  part(`tab-${to}`).focus();
}

for (const name of NAMES) part(`tab-${name}`).addEventListener("click", () => choose(name));
part("tabs").addEventListener("keydown", turn);
addEventListener("resize", arrange);
