// A case that opening it took goes back when its page is left: at once where the way leads elsewhere; where nobody knows
// the way, in half a minute, for a page that is loaded again is back by then. Not while something typed is unsaved.
const KEPT = "zp_case";
const UNKNOWN_AGAIN_MS = 30_000;
const bar = document.querySelector(".claim-bar[data-leave]");

const read = () => JSON.parse(sessionStorage.getItem(KEPT) ?? "null");
const keep = (kept) => (kept ? sessionStorage.setItem(KEPT, JSON.stringify(kept)) : sessionStorage.removeItem(KEPT));

/** The page of a case and the pages below it, in either language. */
const placeOf = (path) => /\/staff\/cases\/([^/]+)/.exec(path)?.[1];
const isOf = (path, { leave }) => placeOf(path) === placeOf(leave);

/** On a page that gives back what was typed, every word is unsaved. */
function isTyped() {
  const onCase = document.querySelector(".split-detail");
  const texts = "textarea, input:not([type=hidden], [type=radio], [type=checkbox], [type=file])";
  const fields = [...(onCase ?? document.querySelector("main")).querySelectorAll(texts)];
  const files = [...document.querySelectorAll("main input[type=file]")];
  const changed = ({ value, defaultValue }) => (onCase ? value !== defaultValue : value !== "");
  return fields.some(changed) || files.some(({ files: chosen }) => chosen.length > 0);
}

/** Where the way leads, as far as the browser says it: links, forms and scripts, and not its own buttons. */
let way = null;
window.navigation?.addEventListener("navigate", ({ destination, hashChange, downloadRequest }) => {
  if (hashChange || downloadRequest !== null) return;
  const own = { path: new URL(destination.url).pathname };
  way = own;
  setTimeout(() => {
    if (way === own) way = null; // a file, or a way that was not gone
  }, UNKNOWN_AGAIN_MS);
});

/** Pages of the same case in other tabs. Whoever leaves one of several leaves it to the last; without a channel each is alone. */
const channel = "BroadcastChannel" in window ? new BroadcastChannel(KEPT) : null;
const me = Math.random().toString(36).slice(2);
const others = new Set();

function tell(kept, fields) {
  channel?.postMessage({ place: placeOf(kept.leave), from: me, until: kept.until, ...fields });
}

channel?.addEventListener("message", ({ data: { place, from, until, gone, asks } }) => {
  const kept = read();
  if (!kept || place !== placeOf(kept.leave)) return;
  if (gone) others.delete(from);
  else others.add(from);
  if (until > kept.until) keep({ ...kept, until }); // renewed over there
  if (asks) tell(kept);
});

function say(kept, fields) {
  return new URLSearchParams({ form_token: kept.token, ...fields });
}

function drop(kept) {
  if (kept) tell(kept, { gone: true });
  keep(null);
}

addEventListener("pagehide", () => {
  const kept = read();
  if (!kept) return;
  const shared = others.size > 0;
  tell(kept, { gone: true });
  if (kept.left) return;
  if (way && isOf(way.path, kept)) {
    keep({ ...kept, shared });
    return;
  }
  keep(null);
  if (isTyped()) return;
  if (!shared) navigator.sendBeacon(kept.leave, say(kept, { until: kept.until, perhaps: way ? "" : "1" }));
  if (!way) keep({ ...kept, left: true });
});

async function comeBack(kept) {
  const answer = await fetch(kept.leave, { method: "POST", body: say(kept, { back: "1" }) }).catch(() => null);
  if (!answer) return;
  if (!answer.ok) {
    drop(kept);
    if (bar) location.reload(); // a page below the case says so when it is sent
    return;
  }
  const { until, words } = await answer.json();
  const back = { ...kept, until, left: false };
  keep(back);
  tell(back);
  if (!bar) return;
  bar.dataset.until = until;
  bar.querySelector("p").textContent = words;
}

addEventListener("pageshow", () => {
  const kept = read();
  way = null;
  others.clear();
  const away = kept && !isOf(bar?.dataset.leave ?? location.pathname, kept);
  // The way led through a page of the case and on: to the next of the list, for instance.
  if (away && !kept.left && !kept.shared) navigator.sendBeacon(kept.leave, say(kept, { until: kept.until }));
  if (bar) {
    const { leave, until, token } = bar.dataset;
    if (away) drop(kept);
    keep({ leave, until, token });
    // Left without a word and come to again another way: the half minute still runs.
    const ending = Date.parse(until) - Date.now() < 2 * UNKNOWN_AGAIN_MS;
    if ((kept?.left && !away) || ending) comeBack({ leave, until, token });
  } else if (away || document.querySelector(".claim-bar")) drop(kept);
  else if (kept?.left) comeBack(kept); // below the case, where no bar says whose it is
  const here = read();
  if (here) tell(here, { asks: true });
});
