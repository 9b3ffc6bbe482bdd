import { staffErrorPage } from "@/app/_server/staff-error-page";
import type { StaffVisit } from "@/app/_server/staff-visit";
import { readSuit, type SuitView } from "@/lib/enforcement/read-suit";

type Paper = { name: string; write: (view: SuitView, at: Date) => readonly string[] };

const SHUT = { "Content-Security-Policy": "default-src 'none'; sandbox", "Cache-Control": "no-store" };
const STATUS = { not_permitted: 403, not_found: 404 } as const;

/** One paper of a suit as a file, in Chinese: it is for a court. */
export async function handOutPaper(visit: StaffVisit, id: string, { name, write }: Paper): Promise<Response> {
  const at = new Date();
  const read = await readSuit(visit.staff, id, { as: "suit.paper_taken", at });
  if (!read.ok) return staffErrorPage(visit, read.reason, STATUS[read.reason]);
  return new Response(`${write(read.view, at).join("\n")}\n`, {
    headers: {
      ...SHUT,
      "Content-Type": "text/plain; charset=utf-8",
      "Content-Disposition": `attachment; filename="${name}-${id.slice(0, 8)}.txt"`,
    },
  });
}
