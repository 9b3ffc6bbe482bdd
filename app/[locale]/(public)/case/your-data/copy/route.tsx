import { errorPage } from "@/app/_server/public-route";
import { BUTTON_FIELD, FormRefused, readForm } from "@/app/_server/read-form";
import { type ReporterVisit, reporterRoute } from "@/app/_server/reporter";
import { seeOther } from "@/app/_server/visit";
import { shanghaiDate } from "@/lib/clocks/plain-date";
import { COPY_FORMS, type TakeOwnCopyResult, takeOwnCopy } from "@/lib/reports/take-own-copy";
import { copyDocument } from "./copy-document";

export const GET = reporterRoute(async ({ visit }) => seeOther(visit, "/case/your-data"));

type Taken = Extract<TakeOwnCopyResult, { ok: true }>;

async function asPage({ visit }: ReporterVisit, { copy }: Taken): Promise<Response> {
  return fileOf(await copyDocument(visit, copy), { type: "text/html", ending: "html" });
}

async function asData(_: ReporterVisit, { data }: Taken): Promise<Response> {
  return fileOf(data, { type: "application/json", ending: "json" });
}

/** The name of the file says nothing of what it is about: others may see it on the phone (T9). */
function fileOf(text: string, { type, ending }: { type: string; ending: string }): Response {
  return new Response(text, {
    headers: {
      "Content-Type": `${type}; charset=utf-8`,
      "Content-Disposition": `attachment; filename="copy-${shanghaiDate(new Date())}.${ending}"`,
      "Content-Security-Policy": "default-src 'none'; sandbox",
      "Cache-Control": "no-store",
    },
  });
}

/** Hands the copy out: a POST, so that neither an address nor a look ahead of a browser loads it. */
export const POST = reporterRoute(async (at) => {
  const { visit, session } = at;
  const form = await readForm(visit, ["request"]);
  const wanted = COPY_FORMS.find((one) => one === form.get(BUTTON_FIELD));
  if (!wanted) throw new FormRefused(400, "unknown_fields");
  const asked = { request: form.get("request"), form: wanted, locale: visit.locale };
  const taken = await takeOwnCopy(session, asked);
  if (taken.ok) return wanted === "page" ? asPage(at, taken) : asData(at, taken);
  if (taken.reason === "not_granted") return errorPage(visit, "not_found", 404);
  return errorPage(visit, "too_many", 429, { minutes: Math.ceil(taken.retryAfterSeconds / 60) });
});
