import { publicRoute } from "@/app/_server/public-route";
import { BUTTON_FIELD } from "@/app/_server/read-form";
import { seeOther, type Visit } from "@/app/_server/visit";
import { listProposals } from "@/lib/reports/list-proposals";
import { readDraft } from "@/lib/reports/read-draft";
import { backFrom, goOn, type OpenStep, openStep, RETURN_FIELD, returnsToCheck } from "../_journey/open-step";
import {
  actOnFile,
  type FileProblems,
  keepDescriptions,
  keepWhatIsRight,
  receiveForm,
  type SentForm,
  typedAbout,
} from "./files-form";
import { filesPage } from "./files-page";

type Outcome = { sent?: SentForm; problems?: FileProblems; received?: number; filled?: number };

async function filesOf(visit: Visit) {
  return (visit.known ? await readDraft(visit.token) : null)?.files ?? [];
}

async function show(visit: Visit, { answers }: OpenStep, { sent, problems, received = 0, filled = 0 }: Outcome) {
  const files = await filesOf(visit);
  return filesPage(visit, {
    answers,
    back: backFrom(visit, "files", answers, sent?.form),
    returning: returnsToCheck(visit, sent?.form),
    files: files.map((file) => {
      return { file, typed: typedAbout(file, sent?.form), problems: problems?.get(file.id) ?? [] };
    }),
    refused: sent?.results.flatMap((result) => (result.ok ? [] : [result])) ?? [],
    received: Math.min(received, files.length),
    newKind: sent?.form.get("new_kind") ?? "",
    read: await listProposals({ token: visit.token, answers }),
    filled,
  });
}

export const GET = publicRoute(async (visit) => {
  const opened = await openStep(visit, "files");
  if (opened instanceof Response) return opened;
  const count = (name: string) =>
    Math.min(99, Math.max(0, Number.parseInt(visit.url.searchParams.get(name) ?? "", 10) || 0));
  return show(visit, opened, { received: count("received"), filled: count("filled") });
});

/** Back to this page by an address that can be loaded again without sending anything. */
function hereAgain(visit: Visit, { form, results }: SentForm, filled: number): Response {
  const query = new URLSearchParams();
  if (returnsToCheck(visit, form)) query.set(RETURN_FIELD, "check");
  if (results.length > 0) query.set("received", String(results.length));
  if (filled > 0) query.set("filled", String(filled));
  return seeOther(visit, `/report/files${query.size > 0 ? `?${query}` : ""}#received`);
}

export const POST = publicRoute(async (visit) => {
  const files = await filesOf(visit);
  const sent = await receiveForm(visit, files);
  const opened = await openStep(visit, "files");
  if (opened instanceof Response) return opened;
  const problems = await keepDescriptions(visit, files, sent.form);
  const acted = await actOnFile(visit, sent.form);
  const filled = await keepWhatIsRight(visit, sent.form);
  const received = sent.results.filter(({ ok }) => ok).length;
  if (received < sent.results.length || problems.size > 0) return show(visit, opened, { sent, problems, received });
  const staying = sent.form.get(BUTTON_FIELD) !== "continue" || acted || received > 0;
  return staying ? hereAgain(visit, sent, filled) : goOn(visit, sent.form, { step: "files", answers: opened.answers });
});
