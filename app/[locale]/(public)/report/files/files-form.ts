import type { Form } from "@/app/_server/form";
import { BUTTON_FIELD, readForm } from "@/app/_server/read-form";
import { readUpload } from "@/app/_server/read-upload";
import type { Visit } from "@/app/_server/visit";
import { isEvidenceKind } from "@/lib/evidence/evidence-kind";
import { type AddDraftFileResult, addDraftFile } from "@/lib/reports/add-draft-file";
import { confirmProposals } from "@/lib/reports/confirm-proposals";
import { describeDraftFile } from "@/lib/reports/describe-draft-file";
import type { DraftFileView } from "@/lib/reports/draft";
import type { TypedFileDescription } from "@/lib/reports/file-schema";
import { moveDraftFile } from "@/lib/reports/move-draft-file";
import type { Problem } from "@/lib/reports/read-step";
import { removeDraftFile } from "@/lib/reports/remove-draft-file";
import { RETURN_FIELD } from "../_journey/open-step";

export const FILE_FIELD = "files";
export const NEW_KIND = "new_kind";
/** Readings that the page shows, and what the reporter calls right of them. */
export const READ_FIELD = "read";
export const RIGHT_FIELD = "right";
const ACTIONS = ["remove", "up", "down"] as const;

/** What can be said about a file, and the field for it, which also carries the file's id. */
const DESCRIBED = { kind: "kind", capturedOn: "on", capturedWhere: "place" } as const;
export type Described = keyof typeof DESCRIBED;

const UUID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
const A_FILE = new RegExp(`^${UUID}$`);
const OF_A_FILE = new RegExp(`^(?:${Object.values(DESCRIBED).join("|")})-${UUID}$`);
const OTHERS: readonly string[] = [NEW_KIND, RETURN_FIELD, READ_FIELD, RIGHT_FIELD, ...ACTIONS];

export function fieldOf(name: Described, fileId: string): string {
  return `${DESCRIBED[name]}-${fileId}`;
}

/** What a form says about a file; where it says nothing, what is kept already. */
export function typedAbout(file: DraftFileView, form?: Form): TypedFileDescription {
  const typed = (name: Described) => form?.fields.get(fieldOf(name, file.id))?.[0] ?? file[name] ?? "";
  return { kind: typed("kind"), capturedOn: typed("capturedOn"), capturedWhere: typed("capturedWhere") };
}

export type SentForm = { form: Form; results: readonly AddDraftFileResult[] };

/** Reads the form, taking files as they come. The page that asks to try again sends one without files. */
export async function receiveForm(visit: Visit, files: readonly DraftFileView[]): Promise<SentForm> {
  if (visit.request.headers.get("content-type")?.startsWith("application/x-www-form-urlencoded")) {
    const described = files.flatMap(({ id }) => Object.values(DESCRIBED).map((field) => `${field}-${id}`));
    return { form: await readForm(visit, [...OTHERS, ...described]), results: [] };
  }
  const results: AddDraftFileResult[] = [];
  const form = await readUpload(visit, {
    fileField: FILE_FIELD,
    isField: (name) => OTHERS.includes(name) || OF_A_FILE.test(name),
    take: async (file, before) => {
      const chosen = before.get(NEW_KIND);
      const kind = isEvidenceKind(chosen) ? chosen : "other";
      results.push(await addDraftFile({ token: visit.token, address: visit.address, file, kind }));
    },
  });
  return { form, results };
}

export type FileProblems = ReadonlyMap<string, readonly Problem[]>;

/** Keeps what was said about each file; what cannot be kept comes back by the file's id. */
export async function keepDescriptions(
  visit: Visit,
  files: readonly DraftFileView[],
  form: Form,
): Promise<FileProblems> {
  const problems = new Map<string, readonly Problem[]>();
  for (const file of files) {
    const typed = typedAbout(file, form);
    if (JSON.stringify(typed) === JSON.stringify(typedAbout(file))) continue;
    const described = await describeDraftFile(visit.token, file.id, typed);
    if (!described.ok) problems.set(file.id, described.problems);
  }
  return problems;
}

/** Does what a file's own button asks for. False when none was pressed. */
export async function actOnFile(visit: Visit, form: Form): Promise<boolean> {
  const action = ACTIONS.find((name) => A_FILE.test(form.get(name)));
  if (!action) return false;
  if (action === "remove") await removeDraftFile(visit.token, form.get(action));
  else await moveDraftFile(visit.token, form.get(action), action);
  return true;
}

/** "Right" and "none of it" are answers; leaving the question alone is not. @returns how many things were filled in. */
export async function keepWhatIsRight(visit: Visit, form: Form): Promise<number> {
  const answer = form.get(BUTTON_FIELD);
  if (answer !== "right" && answer !== "none_right") return 0;
  const right = answer === "right" ? form.all(RIGHT_FIELD) : [];
  return confirmProposals({ token: visit.token, files: form.all(READ_FIELD), right });
}
