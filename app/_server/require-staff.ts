import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import type { Permission } from "@/lib/access/roles";
import { holds, type Staff } from "@/lib/access/staff";
import { isLocale, type Locale } from "@/lib/i18n/locale";
import type { Translator } from "@/lib/i18n/translator";
import { staffFormToken } from "./staff-session";
import { openStaffVisit } from "./staff-visit";

/** What a staff page knows about its request. */
export type StaffPage = {
  staff: Staff;
  locale: Locale;
  t: Translator;
  /** For the hidden field `TOKEN_FIELD` of its forms. */
  formToken: string;
  /** The number an error page would show. */
  number: string;
};

async function ownRequest(): Promise<Request> {
  const own = new Headers(await headers());
  return new Request(`http://${own.get("host") ?? "localhost"}/`, { headers: own });
}

/**
 * The door of every staff page: sends strangers to the sign-in page, and shows those without the permission that there
 * is no such page for them. `params` are the page's own.
 */
export async function requireStaff(params: Promise<{ locale: string }>, permission?: Permission): Promise<StaffPage> {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const visit = await openStaffVisit(await ownRequest(), locale);
  if (!visit) redirect(`/${locale}/staff/sign-in`);
  if (permission && !holds(visit.staff, permission)) notFound();
  const { staff, t, number } = visit;
  return { staff, locale, t, formToken: staffFormToken(staff), number };
}
