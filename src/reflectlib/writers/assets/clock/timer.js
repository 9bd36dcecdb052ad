// What a clock needs of a browser: timers, times as text, a sound, and a screen that stays on.
// A timer has `left` milliseconds while it stands still, and a `deadline` while it runs.

export const MINUTE = 60_000;

export const made = (left) => ({ left, deadline: null });
export const left = (timer) => (timer.deadline === null ? timer.left : timer.deadline - Date.now());
export const start = (timer) => Object.assign(timer, { deadline: Date.now() + left(timer) });
export const stop = (timer) => Object.assign(timer, made(left(timer)));
export const extend = (timer, more) => {
  timer[timer.deadline === null ? "left" : "deadline"] += more;
};

const pad = (number) => String(number).padStart(2, "0");

export function text(milliseconds) {
  const seconds = Math.ceil(milliseconds / 1000);
  const [hours, minutes] = [Math.trunc(Math.abs(seconds) / 3600), Math.trunc(Math.abs(seconds) / 60) % 60];
  const shown = `${hours ? `${hours}:${pad(minutes)}` : minutes}:${pad(Math.abs(seconds) % 60)}`;
  return seconds < 0 ? `+${shown}` : shown;
}

export function ofDay(milliseconds) {
  const moment = new Date(milliseconds);
  return { hours: pad(moment.getHours()), minutes: pad(moment.getMinutes()) };
}

export function chime(sound) {
  const tone = sound.createOscillator();
  const volume = sound.createGain();
  tone.frequency.value = 528;
  volume.gain.setValueAtTime(0.15, sound.currentTime);
  volume.gain.exponentialRampToValueAtTime(0.001, sound.currentTime + 1.5);
  tone.connect(volume).connect(sound.destination);
  tone.start();
  tone.stop(sound.currentTime + 1.5);
}

let awake = null;
let waking = Promise.resolve();

// One request after another: a browser takes its time to answer, and a lock must not be lost.
export function stayAwake(isWanted) {
  waking = waking.then(async () => {
    const wanted = isWanted() && document.visibilityState === "visible";
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
