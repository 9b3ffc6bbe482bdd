import type { Form } from "@/app/_server/form";
import { BUTTON_FIELD, FormRefused, readForm } from "@/app/_server/read-form";
import { staffRoute } from "@/app/_server/staff-route";
import { seeOther } from "@/app/_server/visit";
import { type MaskChange, maskEvidence } from "@/lib/evidence/mask-evidence";
import { backToPicture } from "../back-to-picture";
import { MASK_FIELDS } from "../masks-form";
import { refusedPage } from "../refused-page";

function number(typed: string): number {
  return typed.trim() === "" ? Number.NaN : Number(typed.replace(/[，,]/g, "."));
}

function changeOf(form: Form): MaskChange {
  const [maskId, act] = [form.get("mask"), form.get(BUTTON_FIELD)];
  const [x, y] = [number(form.get("x")), number(form.get("y"))];
  const place = { x, y, width: number(form.get("width")), height: number(form.get("height")) };
  if (act === "looked_over") return { act };
  if (act === "remove") return { act, maskId };
  if (act === "move") return { act, maskId, place };
  if (act === "add") return { act, place };
  throw new FormRefused(400, "unknown_fields");
}

export const GET = backToPicture;

/** Adds, moves or takes away one box; the picture that staff see is drawn anew before the answer. */
export const POST = staffRoute("evidence:view", async (visit, { reference = "", id = "" }) => {
  const form = await readForm(visit, MASK_FIELDS);
  const wanted = { reference, evidenceId: id };
  const change = changeOf(form);
  const result = await maskEvidence(visit.staff, { ...wanted, version: Number(form.get("version")), change });
  if (!result.ok) return refusedPage(visit, { ...wanted, reason: result.reason });
  return seeOther(visit, `/staff/cases/${reference}/evidence/${id}?done=${change.act}`);
});
