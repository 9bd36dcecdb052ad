// The step at hand, taken from the sheet: what is asked, as large as there is room for, and what
// to do beside it; on a small screen each is a tab.
import { isScreen, part } from "./parts.js";

const LARGEST = 4.5; // rem
const SMALLEST = 1.1;
const SMALL = matchMedia("(max-width: 60rem), (max-height: 30rem)");
const NAMES = ["ask", "do"];
let shown = ""; // of which step, and to whom
let chosen = "ask";

const copy = (part) => {
  const made = part.cloneNode(true);
  for (const named of made.querySelectorAll("[id]")) named.removeAttribute("id");
  return made;
};

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

function toDo(section) {
  const lists = [...section.querySelectorAll(".questions")];
  const apart = new Set([...lists, ...lists.map(wordsAbove)]);
  return [...section.children].filter((part) => !apart.has(part) && !part.matches("h2, h3, h4, section")).map(copy);
}

export function show(section, withheld = []) {
  const what = section ? `${section.id} ${isScreen()}` : "";
  if (shown !== (shown = what)) {
    part("ask").replaceChildren(...(section ? asked(section, withheld) : []));
    part("do").replaceChildren(...(section && !isScreen() ? toDo(section) : []));
    for (const name of NAMES) part(name).scrollTop = 0;
    chosen = "ask";
  }
  arrange();
}

// Which of the two is seen: both beside each other, or the one that was chosen.
function arrange() {
  const there = NAMES.filter((name) => part(name).children.length);
  const tabs = SMALL.matches && there.length > 1;
  if (!there.includes(chosen)) chosen = there[0] ?? "ask";
  part("tabs").hidden = !tabs;
  part("step").hidden = !there.length;
  for (const name of NAMES) {
    const isChosen = name === chosen;
    part(name).hidden = !there.includes(name) || (tabs && !isChosen);
    part(name).setAttribute("role", tabs ? "tabpanel" : "group");
    part(`tab-${name}`).setAttribute("aria-selected", String(isChosen));
    part(`tab-${name}`).tabIndex = isChosen ? 0 : -1;
  }
  fit();
}

// Letters become smaller until all questions are seen; what is still too long can be scrolled.
export function fit() {
  const panel = part("ask");
  if (panel.hidden || !panel.clientHeight) return;
  const largest = Math.min(LARGEST, Math.max(1.5, innerWidth / 400));
  for (let size = largest; ; size -= 0.1) {
    panel.style.fontSize = `${Math.max(SMALLEST, size)}rem`;
    if (size <= SMALLEST || panel.scrollHeight <= panel.clientHeight) break;
  }
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
