// The parts of the clock on the page, by their names, and what all that writes in them shares.

export const part = (name) => document.getElementById(`clock-${name}`);

export function write(name, text) {
  if (part(name).textContent !== text) part(name).textContent = text;
}

export function announce(text) {
  if (text) part("status").textContent = text;
}

export const element = (name, textContent) => Object.assign(document.createElement(name), { textContent, dir: "auto" });

// The screen for the group is this page once more.
export const isScreen = () => location.hash === "#screen";
