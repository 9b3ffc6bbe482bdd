import type { Place } from "@/lib/evidence/decoder/order";
import type { Picture } from "@/lib/evidence/find-picture";
import { isHidden } from "@/lib/evidence/masking/place";
import { proposedFields } from "@/lib/evidence/read-proposal";
import { mayUpset } from "@/lib/evidence/shade";
import { db } from "@/lib/infra/db/client";

export type FieldVerdict = "confirmed" | "wrong";

export type FieldView = {
  readonly position: number;
  readonly name: string;
  /** Null while it stands under a mask. */
  readonly value: string | null;
  /** 0 to 1. */
  readonly confidence: number;
  readonly places: readonly Place[];
  /** What was last said about it. */
  readonly said: {
    readonly verdict: FieldVerdict;
    readonly value: string | null;
    readonly by: string;
    readonly at: Date;
  } | null;
};

export type MaskView = Place & { readonly id: string; readonly kind: string; readonly byHand: boolean };

/** A picture with what was read on it and what hides it, for one person. */
export type ReadingView = {
  readonly id: string;
  readonly position: number;
  readonly kind: string;
  /** Better not met unprepared: see `mayUpset`. */
  readonly mayUpset: boolean;
  /** `waiting`: not read yet. `masked`: the boxes hide what is private. `burnt`: what they hid is gone. */
  readonly state: "waiting" | "masked" | "burnt";
  /** Why the machine read nothing. */
  readonly failure: string | null;
  readonly fields: readonly FieldView[];
  readonly masks: readonly MaskView[];
  /** Of the masked copy; 0 when there is none. */
  readonly version: number;
};

async function saidOf(evidenceId: string): Promise<ReadonlyMap<number, FieldView["said"]>> {
  const rows = await db.confirmedField.findMany({ where: { evidenceId }, orderBy: { id: "asc" } });
  const ids = [...new Set(rows.map(({ staffId }) => staffId))];
  const people = await db.staff.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const verdict = (text: string): FieldVerdict => (text === "wrong" ? "wrong" : "confirmed");
  return new Map(
    rows.map((row) => [
      row.position,
      { verdict: verdict(row.verdict), value: row.value, by: names.get(row.staffId) ?? "", at: row.at },
    ]),
  );
}

/**
 * Puts the page of a picture together. A field under a mask has no value in it, unless the person has said why they need
 * to see it (`unmasked`): then the caller has put that on record.
 */
export async function readingView(picture: Picture, unmasked: boolean): Promise<ReadingView> {
  const { id, position, kind, reading, masks, maskedCopy, heldDecisions } = picture;
  const said = await saidOf(id);
  const covered = (places: readonly Place[]) => !unmasked && (!maskedCopy || isHidden(places, masks));
  const fields = proposedFields(reading?.fields ?? []).map((field, at): FieldView => {
    const value = covered(field.places) ? null : field.value;
    const words = said.get(at) ?? null;
    return { ...field, position: at, value, said: words && value === null ? { ...words, value: null } : words };
  });
  return {
    id,
    position,
    kind,
    mayUpset: mayUpset({ kind, wasHeld: heldDecisions.length > 0 }),
    state: maskedCopy ? (maskedCopy.burntAt ? "burnt" : "masked") : "waiting",
    failure: reading?.failure ?? null,
    fields,
    masks: masks.map(({ staffId, ...mask }) => ({ ...mask, byHand: staffId !== null })),
    version: maskedCopy?.version ?? 0,
  };
}
