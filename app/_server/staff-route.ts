import type { Permission } from "@/lib/access/roles";
import { holds } from "@/lib/access/staff";
import { knowLaw } from "@/lib/cases/law/known-law";
import { normaliseReference } from "@/lib/cases/reference";
import { isLocale, type Locale, preferredLocale } from "@/lib/i18n/locale";
import { keepTyped } from "./keep-typed";
import { staffErrorAnswer, staffErrorPage } from "./staff-error-page";
import { ownerOfForms } from "./staff-session";
import { openStaffVisit, type StaffVisit } from "./staff-visit";
import { here, openVisit, type Visit } from "./visit";

type Params = Record<string, string>;
type RouteHandler = (request: Request, context: { params: Promise<object> }) => Promise<Response>;

async function asked(request: Request, context: { params: Promise<object> }) {
  const params = (await context.params) as Params;
  const locale = params.locale ?? "";
  const known: Locale = isLocale(locale) ? locale : preferredLocale(request.headers.get("accept-language"));
  return { params: oneSpelling(params), locale: known, missing: !isLocale(locale) };
}

/** A case number in an address, however it was typed, as it stands in the record. */
function oneSpelling(params: Params): Params {
  const read = normaliseReference(params.reference ?? "");
  return read.ok ? { ...params, reference: read.value } : params;
}

/** A reader is shown the door; a writer keeps what was typed, signs in beside it and sends it again. */
async function signInFirst(visit: Visit): Promise<Response> {
  if (visit.request.method !== "POST") {
    return new Response(null, { status: 303, headers: { Location: here(visit, "/staff/sign-in") } });
  }
  await keepTyped(visit);
  return staffErrorPage(visit, "signed_out", 401);
}

/** Somebody whose session could not be asked for: the form they are given back is their session's all the same. */
async function unrecognised(visit: Visit): Promise<Visit> {
  const owner = await ownerOfForms(visit.request.headers.get("cookie"), visit.secure);
  return owner === null ? visit : { ...visit, token: owner, known: true };
}

/**
 * The frame of a staff route handler: mints the person from the session, asks the permission (null: any of staff), and
 * turns whatever goes wrong into a page. A handler that writes reads its form with `readForm`, which checks the token.
 */
export function staffRoute(
  permission: Permission | null,
  answer: (visit: StaffVisit, params: Params) => Promise<Response>,
): RouteHandler {
  return async (request, context) => {
    const { params, locale, missing } = await asked(request, context);
    const stranger = openVisit(request, locale);
    if (missing) return staffErrorPage(stranger, "not_found", 404);
    let visit: StaffVisit | null = null;
    try {
      visit = await openStaffVisit(request, locale);
      if (!visit) return await signInFirst(stranger);
      if (permission && !holds(visit.staff, permission)) return await staffErrorPage(visit, "not_permitted", 403);
      await knowLaw();
      return await answer(visit, params);
    } catch (error) {
      return staffErrorAnswer(visit ?? (await unrecognised(stranger)), error);
    }
  };
}

/** The frame of the routes before sign-in. */
export function doorRoute(answer: (visit: Visit, params: Params) => Promise<Response>): RouteHandler {
  return async (request, context) => {
    const { params, locale, missing } = await asked(request, context);
    const visit = openVisit(request, locale);
    if (missing) return staffErrorPage(visit, "not_found", 404);
    try {
      return await answer(visit, params);
    } catch (error) {
      return staffErrorAnswer(visit, error);
    }
  };
}
