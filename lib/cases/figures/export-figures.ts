import type { NotPermitted, Staff } from "@/lib/access/staff";
import { appendAudit } from "@/lib/audit/append-entry";
import { inTransaction } from "@/lib/infra/db/client";
import type { FiguresRequest } from "./figures-request";
import { partAddress } from "./part";
import { type FiguresView, readFigures } from "./read-figures";

/** The figures to take away as a file, as the page shows them; that they were taken is on record. */
export async function exportFigures(
  staff: Staff,
  request: FiguresRequest,
  at: Date = new Date(),
): Promise<FiguresView | NotPermitted> {
  const view = await readFigures(staff, request, at);
  if (!view.ok) return view;
  const data = {
    range: request.range,
    part: partAddress(request.part),
    by: request.by,
    people: view.people.people.length,
  };
  await inTransaction((tx) =>
    appendAudit(tx, {
      actor: { kind: "staff", id: staff.id },
      action: "figures.exported",
      subject: { kind: "staff", id: staff.id },
      data,
      at,
    }),
  );
  return view;
}
