// Runs in a process of its own on plain Node: relative imports only, nothing of the house but what stands beside it.
import { drawDocument } from "./document.ts";
import { hidePicture } from "./masked-picture.ts";
import type { DecodeAnswer, Order } from "./order.ts";
import { makeCopy, makeThumbnail, readPicture } from "./picture.ts";

async function drawPicture({ work, path }: Order): Promise<DecodeAnswer> {
  const picture = await readPicture(path);
  if (!picture.ok) return picture;
  const { hasLocation } = picture.value;
  const drawn = work === "look" ? await makeThumbnail(path, picture.value) : await makeCopy(path, picture.value);
  if (!drawn.ok) return drawn;
  const [copy, thumbnail] = work === "look" ? [null, drawn.value] : [drawn.value, null];
  return { ok: true, copy, thumbnail, hasLocation };
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
