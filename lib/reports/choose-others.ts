import type { OthersChoice } from "@/lib/reports/draft";
import { readDraft } from "@/lib/reports/read-draft";
import { saveAnswers } from "@/lib/reports/save-answers";

/** Keeps whether the reporter joins the others or reports alone. Without an offer there is nothing to choose, and nothing changes. */
export async function chooseOthers(token: string, choice: OthersChoice): Promise<void> {
  const others = (await readDraft(token))?.answers.others;
  if (others?.offer) await saveAnswers(token, "others", { ...others, choice });
}
