import { randomUUID } from "node:crypto";
import { placeBulkOrder } from "@/lib/cases/bulk/place-bulk-order";
import { previewBulk } from "@/lib/cases/bulk/preview-bulk";
import { runBulkOrderNow } from "@/lib/cases/bulk/run-bulk-order";
import { readCase } from "@/lib/cases/read-case";
import { changeSearch } from "@/lib/cases/searches/change-search";
import { saveSearch } from "@/lib/cases/searches/save-search";
import { watchSearches } from "@/lib/cases/searches/watch-searches";
import { isPlatformId, PLATFORMS } from "@/lib/reports/platforms";
import { done, minutes, type OfficeAct } from "./office-act";

const HANDED_OUT = ["mianyu-card-new", "mianyu-card-tag", "jiguang-deleted"];

/** A supervisor reads what nobody has taken yet and gives it all to one colleague. */
const BULK: OfficeAct = {
  days: 1,
  about: HANDED_OUT,
  play: async ({ crew: { supervisor_two, officer }, at, referenceOf }) => {
    const trackIds: string[] = [];
    for (const key of HANDED_OUT) {
      const { view } = done("reading a case", await readCase(supervisor_two, referenceOf(key), at));
      trackIds.push(...view.tracks.map(({ id }) => id));
    }
    const platformIn = (platform: string) => (isPlatformId(platform) ? PLATFORMS[platform].zh : "");
    const wish = { kind: "assign", to: officer.id } as const;
    const asked = { wish, trackIds, platformIn };
    const preview = done("a preview", await previewBulk(supervisor_two, asked, minutes(at, 10)));
    const rows = preview.rows.flatMap(({ subject: { trackId, version, assignment }, verdict }) =>
      verdict.ok ? [{ trackId, version, assignmentId: assignment?.id ?? "" }] : [],
    );
    const order = { wish, rows, seenAt: preview.seenAt, onceKey: randomUUID(), platformIn };
    const { orderId } = done("an order", await placeBulkOrder(supervisor_two, order, minutes(at, 11)));
    await runBulkOrderNow({ orderId, platformIn }, minutes(at, 12));
  },
};

/** Whoever leads the office is told when more than one deadline is missed. */
const SEARCH: OfficeAct = {
  days: 0.7,
  about: ["jiguang-card-overdue", "yuli-overdue"],
  play: async ({ crew: { supervisor }, at }) => {
    const search = { name: "到期还没办的", list: "due=overdue", shared: true };
    const { id } = done("a search", await saveSearch(supervisor, search, at));
    const telling = { id, name: search.name, shared: true, digest: true, above: "1" };
    done("its alert", await changeSearch(supervisor, telling, minutes(at, 2)));
    await watchSearches(minutes(at, 5));
  },
};

/** What is done to many cases at once, and what is watched for many. */
export const LISTS: readonly OfficeAct[] = [BULK, SEARCH];
