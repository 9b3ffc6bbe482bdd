import { Readable } from "node:stream";
import { staffErrorPage } from "@/app/_server/staff-error-page";
import { staffRoute } from "@/app/_server/staff-route";
import { handOutPacket } from "@/lib/cases/hand-out-packet";

const SHUT = { "Content-Security-Policy": "default-src 'none'; sandbox", "Cache-Control": "no-store" };
const STATUS = { not_permitted: 403, recused: 403, not_found: 404, altered: 409 } as const;

/** One packet, to keep; that it was taken is on record. */
export const GET = staffRoute("packet:make", async (visit, { reference = "", id = "" }) => {
  const given = await handOutPacket(visit.staff, { reference, packetId: id });
  if (!given.ok) return staffErrorPage(visit, given.reason, STATUS[given.reason]);
  return new Response(Readable.toWeb(given.content) as ReadableStream<Uint8Array>, {
    headers: {
      ...SHUT,
      "Content-Type": "application/zip",
      "Content-Length": String(given.bytes),
      "Content-Disposition": `attachment; filename="${given.fileName}"`,
      "Repr-Digest": `sha-256=:${Buffer.from(given.sha256, "hex").toString("base64")}:`,
    },
  });
});
