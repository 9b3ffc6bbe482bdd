import { authorise, type NotPermitted, type Staff } from "@/lib/access/staff";
import { staffNames } from "@/lib/cases/queries";
import { type ReplyVersionView, type ReplyView, repliesOf, replyWithVersions } from "@/lib/cases/replies/queries";
import { type Situation, type SortedReplies, sortReplies } from "@/lib/cases/replies/reply-fit";
import { replyId } from "@/lib/cases/replies/schema";

export type ReplyHistory = {
  readonly id: string;
  readonly retired: { readonly at: Date; readonly by: string } | null;
  readonly current: ReplyVersionView;
  readonly versions: readonly (ReplyVersionView & { readonly by: string })[];
};

/** All replies of the own organisation, for those who look after them. */
export async function readReplies(staff: Staff): Promise<{ ok: true; replies: readonly ReplyView[] } | NotPermitted> {
  const may = authorise(staff, "replies:change");
  return may.ok ? { ok: true, replies: await repliesOf(staff.organisationId) } : may;
}

/** One reply with its history; null when the own organisation has none like it. */
export async function readReply(staff: Staff, id: string): Promise<ReplyHistory | null> {
  if (!authorise(staff, "replies:change").ok || !replyId.safeParse(id).success) return null;
  const found = await replyWithVersions(staff.organisationId, id);
  if (!found) return null;
  const { retiredAt, retiredById, current, versions } = found;
  const names = await staffNames(staff, [...versions.map(({ changedById }) => changedById), retiredById]);
  const nameOf = (person: string | null) => names.get(person ?? "") ?? "";
  return {
    id,
    retired: retiredAt && { at: retiredAt, by: nameOf(retiredById) },
    current,
    versions: versions.map((version) => ({ ...version, by: nameOf(version.changedById) })),
  };
}

export type OfferedReply = Pick<ReplyView, "id" | "name">;

/** The replies to begin with in this situation, those made for it first; nothing for who writes to no reporter. */
export async function offerReplies(staff: Staff, situation: Situation): Promise<SortedReplies<OfferedReply>> {
  if (!authorise(staff, "message:send").ok) return { recommended: [], others: [] };
  const offered = (await repliesOf(staff.organisationId)).filter(({ retiredAt }) => retiredAt === null);
  return sortReplies(offered, situation);
}
