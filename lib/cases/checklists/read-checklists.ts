import { authorise, type NotPermitted, type Staff } from "@/lib/access/staff";
import {
  CHECKLIST_KIND_NAMES,
  type ChecklistItem,
  type ChecklistKind,
  isChecklistKind,
} from "@/lib/cases/checklists/checklist";
import { houseItems } from "@/lib/cases/checklists/house-lists";
import { readItems } from "@/lib/cases/checklists/kept-items";
import { staffNames } from "@/lib/cases/queries";
import { db } from "@/lib/infra/db/client";

/** A version with who wrote it; nobody wrote the house's. */
export type ListVersion = {
  readonly version: number;
  readonly items: readonly ChecklistItem[];
  readonly changed: { readonly by: string; readonly at: Date } | null;
};
export type KindList = { readonly kind: ChecklistKind; readonly current: ListVersion };
export type KindHistory = KindList & { readonly versions: readonly ListVersion[] };

/** The lists of the own organisation as new cases begin with them, every kind once, for those who look after them. */
export async function readChecklists(staff: Staff): Promise<{ ok: true; lists: readonly KindList[] } | NotPermitted> {
  const may = authorise(staff, "checklists:change");
  if (!may.ok) return may;
  const rows = await versionsWhere(staff, { distinct: ["kind"] });
  const lists = CHECKLIST_KIND_NAMES.map((kind) => {
    const own = rows.find((row) => row.kind === kind);
    return { kind, current: own?.version ?? houseVersion(kind) };
  });
  return { ok: true, lists };
}

/** One list with all that it ever said, the newest first, the house's last; null for an unknown kind. */
export async function readChecklistOfKind(staff: Staff, kind: string): Promise<KindHistory | null> {
  if (!authorise(staff, "checklists:change").ok || !isChecklistKind(kind)) return null;
  const own = (await versionsWhere(staff, { kind })).map(({ version }) => version);
  const house = houseVersion(kind);
  return { kind, current: own[0] ?? house, versions: [...own, house] };
}

function houseVersion(kind: ChecklistKind): ListVersion {
  return { version: 0, items: houseItems(kind), changed: null };
}

type Asked = { kind?: ChecklistKind; distinct?: ["kind"] };

async function versionsWhere(
  staff: Staff,
  { kind, distinct }: Asked,
): Promise<{ kind: string; version: ListVersion }[]> {
  const rows = await db.checklistVersion.findMany({
    where: { organisationId: staff.organisationId, ...(kind ? { kind } : {}) },
    orderBy: [{ kind: "asc" }, { version: "desc" }],
    ...(distinct ? { distinct } : {}),
  });
  const names = await staffNames(
    staff,
    rows.map(({ changedById }) => changedById),
  );
  return rows.map(({ kind: of, version, items, changedById, changedAt }) => {
    const changed = { by: names.get(changedById) ?? "", at: changedAt };
    return { kind: of, version: { version, items: readItems(items), changed } };
  });
}
