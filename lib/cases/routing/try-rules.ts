import { authorise, type NotPermitted, type Staff } from "@/lib/access/staff";
import { appendAudit } from "@/lib/audit/append-entry";
import { inTransaction } from "@/lib/infra/db/client";
import { type CheckedDraft, checkDraft, type DraftRefused } from "./check-draft";
import type { RulesDraft } from "./schema";

/** A dry run (D14): what a draft of the rules would have done last month. Nothing moves; which cases were named is on record. */
export async function tryRules(
  staff: Staff,
  input: RulesDraft,
  at: Date = new Date(),
): Promise<CheckedDraft | DraftRefused | NotPermitted> {
  const may = authorise(staff, "rules:change");
  if (!may.ok) return may;
  const checked = await checkDraft(staff.organisationId, input, at);
  if (!checked.ok) return checked;
  const { looked, moves } = checked.comparison;
  const shown = moves.flatMap(({ references }) => references).join(" ");
  await inTransaction((tx) =>
    appendAudit(tx, {
      actor: { kind: "staff", id: staff.id },
      action: "rules.tried",
      subject: { kind: "rules", id: staff.organisationId },
      data: { base: checked.draft.base, looked, shown },
      at,
    }),
  );
  return checked;
}
