// What this phone keeps of a report under way is locked with a key that only the server has. It hands it out while the
// report is open, to this browser alone. Whoever finds the phone without that finds noise.
const MARK = "zp:";

export const token = () => document.querySelector("[name=form_token]").value;

/** The report was sent or forgotten, and what was kept of it is closed for good. */
export class Closed extends Error {}

async function askKey() {
  const answer = await fetch("/api/uploads/key", { headers: { "X-Form-Token": token() } });
  if (answer.status === 404) throw new Closed();
  if (!answer.ok) throw new Error(answer.status);
  return crypto.subtle.importKey("raw", await answer.arrayBuffer(), "AES-GCM", false, ["encrypt", "decrypt"]);
}

let asked = null;
export function phoneKey() {
  asked ??= askKey().catch((error) => {
    asked = null;
    throw error;
  });
  return asked;
}

const lockOf = (iv, place) => ({ name: "AES-GCM", iv, additionalData: new TextEncoder().encode(place) });

/** @param place names where it is kept: moved elsewhere it does not open. */
export async function lock(place, content) {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  return { iv, sealed: await crypto.subtle.encrypt(lockOf(iv, place), await phoneKey(), content) };
}

export async function unlock(place, { iv, sealed }) {
  return crypto.subtle.decrypt(lockOf(iv, place), await phoneKey(), sealed);
}

export const placeOf = (path) => MARK + path;

/** Everything that was typed and not sent, on all pages of the report. */
export function forgetTexts() {
  try {
    for (const name of Object.keys(localStorage)) if (name.startsWith(MARK)) localStorage.removeItem(name);
  } catch {
    // There is no store.
  }
}
