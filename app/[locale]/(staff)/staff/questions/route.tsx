import { readForm } from "@/app/_server/read-form";
import { staffRoute } from "@/app/_server/staff-route";
import { seeOther } from "@/app/_server/visit";
import { explainReading } from "@/lib/cases/reading-watch/explain-reading";
import { questionsPage } from "./questions-page";

const UNREAD = ["words_missing", "too_long", "unreadable"];

export const GET = staffRoute(null, (visit) => questionsPage(visit, {}));

/** Answers one question; which it is the form says. */
export const POST = staffRoute(null, async (visit) => {
  const form = await readForm(visit, ["id", "words"]);
  const [id, words] = [form.get("id"), form.get("words")];
  const done = await explainReading(visit.staff, { id, words });
  if (done.ok) return seeOther(visit, "/staff/questions?done=answered");
  if (UNREAD.includes(done.reason)) return questionsPage(visit, { id, words, problem: done.reason, status: 422 });
  return questionsPage(visit, { id, words, refused: true, status: 409 });
});
