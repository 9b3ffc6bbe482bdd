import { readForm } from "@/app/_server/read-form";
import { leave } from "@/app/_server/staff-door";
import { StaffForm } from "@/app/_server/staff-form";
import { staffPage } from "@/app/_server/staff-page";
import { staffRoute } from "@/app/_server/staff-route";
import { staffHome } from "@/app/_server/staff-visit";
import { here, visitFormToken } from "@/app/_server/visit";
import { signOut } from "@/lib/access/sign-out";
import { leaveAllCases } from "@/lib/cases/leave-all-cases";

/** Somebody typed the address: an address alone signs nobody out, a link from anywhere could. */
export const GET = staffRoute(null, async (visit) => {
  const { t } = visit;
  return staffPage(visit, {
    title: t("access.signOut.title"),
    children: (
      <div className="stack narrow">
        <h1>{t("access.signOut.title")}</h1>
        <StaffForm t={t} formToken={visitFormToken(visit)} action={visit.url.pathname} button={t("ui.signOut")} />
        <p>
          <a href={here(visit, staffHome(visit.staff))}>{t("access.signOut.stay")}</a>
        </p>
      </div>
    ),
  });
});

export const POST = staffRoute(null, async (visit) => {
  await readForm(visit, []);
  await signOut(visit.staff);
  await leaveAllCases(visit.staff);
  return leave(visit, "signed_out");
});
