import type { Permission } from "@/lib/access/roles";
import { holds, type Staff } from "@/lib/access/staff";
import type { Locale } from "@/lib/i18n/locale";
import type { Translator } from "@/lib/i18n/translator";
import { staffErrorPage } from "./staff-error-page";
import { type StaffDocument, staffPage } from "./staff-page";
import { staffRoute } from "./staff-route";
import { staffFormToken } from "./staff-session";
import { seeOther } from "./visit";

/** What the parts of a staff page know about its request. */
export type StaffPage = {
  staff: Staff;
  locale: Locale;
  t: Translator;
  /** For the hidden field `TOKEN_FIELD` of its forms. */
  formToken: string;
  /** The number an error page would show. */
  number: string;
};

export type ScreenRequest = StaffPage & {
  /** The variable parts of its address, empty where it has none. */
  params: { reference: string; id: string };
  /** Its query. */
  asked: URLSearchParams;
};

/** A page, the address of another one that is to be looked at instead, or null: there is no such thing for this person. */
export type Screen = StaffDocument | string | null;

/**
 * A staff page that is read, for whoever holds the permission (null: any of staff). Who does not is told what somebody
 * who asked for nothing that exists is told (SEC-06).
 */
export function staffScreen(permission: Permission | null, draw: (request: ScreenRequest) => Promise<Screen>) {
  return staffRoute(null, async (visit, { reference = "", id = "" }) => {
    const { staff, locale, t, number } = visit;
    const page = { staff, locale, t, number, formToken: staffFormToken(staff) };
    const may = permission === null || holds(staff, permission);
    const screen = may ? await draw({ ...page, params: { reference, id }, asked: visit.url.searchParams }) : null;
    if (screen === null) return staffErrorPage(visit, "not_found", 404);
    if (typeof screen === "string") return seeOther(visit, screen);
    return staffPage(visit, screen);
  });
}
