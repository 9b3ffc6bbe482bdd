// Counts down to the beginning of a bulk order, and shows from then on how far it has come.
const LOOK_AGAIN_MS = 2_000;
const place = () => document.querySelector("[data-order]");
const isMoving = () => ["waiting", "working"].includes(place()?.dataset.order);
const secondsLeft = () => Math.ceil((new Date(place().dataset.runsAt) - Date.now()) / 1000);

function countDown() {
  const line = document.querySelector(".countdown");
  if (!line) return;
  const left = Math.max(0, secondsLeft());
  line.textContent = left > 0 ? line.dataset.left.replace("{seconds}", left) : "";
}

/** The page as it is now; what is focused outside of the part that changes stays. */
async function refresh() {
  const answer = await fetch(location.pathname).catch(() => null);
  if (!answer?.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const now = page.querySelector("[data-order]");
  if (now && now.outerHTML !== shown) {
    shown = now.outerHTML;
    place().replaceWith(document.adoptNode(now));
  }
}
let shown = place()?.outerHTML;

function tick() {
  if (!isMoving()) return;
  if (place().dataset.order === "waiting" && secondsLeft() > 0) {
    countDown();
    setTimeout(tick, 250);
  } else {
    countDown();
    refresh().finally(() => setTimeout(tick, LOOK_AGAIN_MS));
  }
}
tick();
