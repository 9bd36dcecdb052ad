// The same clock in other windows. The screen for the group follows what the browser keeps; where
// that is nothing, it asks the page that opened it.
import { key } from "./given.js";
import * as Meeting from "./meeting.js";
import { isScreen, part } from "./parts.js";

export function follow(refresh) {
  const take = (kept) => Meeting.take(kept) && refresh();
  addEventListener("message", ({ data, source, origin }) => {
    if (origin !== self.origin) return;
    if (!isScreen()) data === key && source?.postMessage({ key, state: Meeting.state }, "*");
    else if (source === opener && data.key === key) take(data.state);
  });
  addEventListener("storage", (event) => event.key === key && take(Meeting.recall()));
  addEventListener("hashchange", refresh);
  part("screen").addEventListener("click", (event) => {
    if (Meeting.follows) return; // where another tab leads, this one can be the screen itself
    if (open("#screen", key, "popup,width=1024,height=640")) event.preventDefault();
  });
  return () => {
    take(Meeting.recall());
    opener?.postMessage(key, "*");
  };
}
