// Runs in a process of its own on plain Node: relative imports only, nothing of the house but what stands beside it.
import { drawDocument } from "./document.ts";
import { hidePicture } from "./masked-picture.ts";
import type { DecodeAnswer, Order } from "./order.ts";
import { lookAtPicture, makeCopy, readPicture } from "./picture.ts";

async function drawPicture({ work, path }: Order): Promise<DecodeAnswer> {
  const picture = await readPicture(path);
  if (!picture.ok) return picture;
  const { hasLocation } = picture.value;
  if (work === "look") {
    const seen = await lookAtPicture(path, picture.value);
    return seen.ok ? { ok: true, copy: null, ...seen.value, hasLocation } : seen;
  }
  const drawn = await makeCopy(path, picture.value);
  return drawn.ok ? { ok: true, copy: drawn.value, thumbnail: null, hasLocation } : drawn;
}

async function carryOut(order: Order): Promise<DecodeAnswer> {
  if (order.work === "mask" || order.work === "veil") {
    const hidden = await hidePicture(order.path, order.work === "mask" ? order.hidden : null);
    return hidden.ok ? { ok: true, ...hidden.value, hasLocation: false } : hidden;
  }
  if (order.mime !== "application/pdf") return drawPicture(order);
  const drawn = await drawDocument(order.path);
  return drawn.ok ? { ok: true, ...drawn.value, hasLocation: false } : drawn;
}

process.on("message", async (order: Order) => process.send?.(await carryOut(order)));
process.on("disconnect", () => process.exit(0));
process.send?.("up");
