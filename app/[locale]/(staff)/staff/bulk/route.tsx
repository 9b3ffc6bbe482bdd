import { wasPreviewed } from "@/app/_server/preview-token";
import { BUTTON_FIELD, readForm } from "@/app/_server/read-form";
import { staffErrorPage } from "@/app/_server/staff-error-page";
import { staffRoute } from "@/app/_server/staff-route";
import type { StaffVisit } from "@/app/_server/staff-visit";
import { seeOther } from "@/app/_server/visit";
import { type BulkWish, checkWish } from "@/lib/cases/bulk/bulk-wish";
import { type ChosenScope, chooseRows, SCOPES } from "@/lib/cases/bulk/choose-rows";
import { placeBulkOrder } from "@/lib/cases/bulk/place-bulk-order";
import { previewBulk } from "@/lib/cases/bulk/preview-bulk";
import { FILL } from "../cases/[reference]/reply-picker";
import { platformIn } from "../templates/reply-words";
import { bulkFilled } from "./bulk-filled";
import { bulkFormPage } from "./bulk-form";
import { BULK_FIELDS, type BulkInput, bulkInput, orderedWords } from "./bulk-input";
import { bulkPreviewPage } from "./bulk-preview";
import { bulkFaultPage } from "./fault-page";
import { letterAsked } from "./letters";
import { ordersPage } from "./orders-page";
import { bulkRefusedPage } from "./refused-page";

export const GET = staffRoute("case:read", ordersPage);

/** From the ticks of the list to the order: the form of the act, its preview, and what was previewed. */
export const POST = staffRoute("case:claim", async (visit) => {
  const form = await readForm(visit, BULK_FIELDS);
  const input = bulkInput(form);
  const pressed = form.get(BUTTON_FIELD);
  const scope = SCOPES.find((known) => known === pressed);
  if (scope) return choose(visit, input, scope);
  if (!input.act || pressed === "change") return ask(visit, input);
  if (pressed === FILL && input.template) return bulkFilled(visit, input);
  const checked = await checkWish(visit.staff, { act: input.act, typed: input.typed }, new Date());
  if (!checked.ok) return bulkFaultPage(visit, input, checked.reason);
  const ordering = pressed === "order" && wasPreviewed(visit, orderedWords(input), input.previewed);
  if (ordering) return order(visit, input, checked.wish);
  return preview(visit, input, { wish: checked.wish, letter: letterAsked(pressed) });
});

function ask(visit: StaffVisit, input: BulkInput): Promise<Response> {
  return bulkFormPage(visit, input, input.act ? {} : { problem: { field: "act", reason: "act_missing" } });
}

async function choose(visit: StaffVisit, input: BulkInput, scope: ChosenScope): Promise<Response> {
  const { list, shown, trackIds: ticked } = input;
  const chosen = await chooseRows(visit.staff, { scope, ticked, shown, list });
  return chosen.ok ? ask(visit, { ...input, trackIds: chosen.trackIds }) : refused(visit, input, chosen.reason);
}

async function order(visit: StaffVisit, input: BulkInput, wish: BulkWish): Promise<Response> {
  const { rows, seenAt, once: onceKey } = input;
  const placed = await placeBulkOrder(visit.staff, { wish, rows, seenAt, onceKey, platformIn });
  if (placed.ok) return seeOther(visit, `/staff/bulk/${placed.orderId}`);
  if (placed.reason === "nothing_left") return preview(visit, input, { wish, stale: true });
  return refused(visit, input, placed.reason);
}

type Asked = { wish: BulkWish; stale?: boolean; letter?: number };

async function preview(visit: StaffVisit, input: BulkInput, asked: Asked) {
  const shown = await previewBulk(visit.staff, { wish: asked.wish, trackIds: input.trackIds, platformIn });
  return shown.ok ? bulkPreviewPage({ visit, input, shown, ...asked }) : refused(visit, input, shown.reason);
}

type Refusal = "not_permitted" | "nothing_chosen" | "too_many";

function refused(visit: StaffVisit, { list }: BulkInput, reason: Refusal): Promise<Response> {
  return reason === "not_permitted" ? staffErrorPage(visit, reason, 403) : bulkRefusedPage(visit, reason, list);
}
