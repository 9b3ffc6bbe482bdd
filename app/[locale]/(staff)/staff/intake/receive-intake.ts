import { readForm } from "@/app/_server/read-form";
import { readUpload } from "@/app/_server/read-upload";
import type { StaffVisit } from "@/app/_server/staff-visit";
import { type AcceptFileResult, acceptFile } from "@/lib/evidence/accept-file";
import { discardFile } from "@/lib/evidence/discard-file";
import { INTAKE_FIELDS, type IntakeTyped, intakeTyped, LETTER_FILE } from "./intake-fields";

/** What the form sent, and the file that came with it; null where none was chosen. */
export type ReceivedIntake = { typed: IntakeTyped; file: AcceptFileResult | null };

const NOTHING_YET = { count: 0, hashes: new Set<string>() };

/**
 * Reads the form of the intake, with the letter while it arrives. Sent again from an error page, it comes without a
 * file. When it breaks off, what had arrived is thrown away.
 */
export async function receiveIntake(visit: StaffVisit): Promise<ReceivedIntake> {
  if (!visit.request.headers.get("content-type")?.startsWith("multipart/")) {
    return { typed: intakeTyped(await readForm(visit, INTAKE_FIELDS)), file: null };
  }
  let file: AcceptFileResult | null = null;
  try {
    const form = await readUpload(visit, {
      fileField: LETTER_FILE,
      isField: (name) => INTAKE_FIELDS.includes(name),
      take: async (incoming) => {
        file ??= await acceptFile(incoming, NOTHING_YET);
      },
    });
    return { typed: intakeTyped(form), file };
  } catch (error) {
    await throwAway(file);
    throw error;
  }
}

/** For a form that is refused: the browser will not send the file again by itself, and nobody would find it. */
export async function throwAway(file: AcceptFileResult | null): Promise<void> {
  if (file?.ok) await discardFile(file.file);
}
