import type { ReactElement, ReactNode } from "react";
import { StaffShell } from "@/app/_ui/staff-shell";
import type { Permission } from "@/lib/access/roles";
import { holds, type Staff } from "@/lib/access/staff";
import type { Translator } from "@/lib/i18n/translator";
import { CommandPalette } from "./command-palette";
import { TOKEN_FIELD } from "./read-form";
import { staffFormToken } from "./staff-session";
import { staffHome } from "./staff-visit";

/** A place in the navigation. */
export type StaffPlace =
  | "queue"
  | "searches"
  | "rules"
  | "templates"
  | "colleagues"
  | "lapses"
  | "intake"
  | "warnings"
  | "surveys"
  | "approvals"
  | "people"
  | "audit"
  | "account";

const PLACES: readonly { place: StaffPlace; path: string; permission?: Permission; or?: Permission }[] = [
  { place: "queue", path: "/staff", permission: "case:read" },
  { place: "searches", path: "/staff/searches", permission: "case:read" },
  { place: "rules", path: "/staff/rules", permission: "case:read" },
  { place: "templates", path: "/staff/templates", permission: "replies:change" },
  { place: "colleagues", path: "/staff/colleagues", permission: "case:claim" },
  { place: "lapses", path: "/staff/preservation", permission: "case:decide:triage" },
  { place: "intake", path: "/staff/intake", permission: "intake:record" },
  { place: "warnings", path: "/staff/warnings", permission: "case:read" },
  { place: "surveys", path: "/staff/surveys", permission: "case:read" },
  { place: "approvals", path: "/staff/approvals", permission: "contact:reveal", or: "identity:approve" },
  { place: "people", path: "/staff/people", permission: "staff:manage" },
  { place: "audit", path: "/staff/audit", permission: "audit:read" },
  { place: "account", path: "/staff/account" },
];

export type StaffFrameProps = {
  page: { staff: Staff; t: Translator };
  current?: StaffPlace | undefined;
  counts?: Partial<Record<StaffPlace, number>> | undefined;
  /** What stands in the search box; the box is there for those who may read cases. */
  searched?: string | undefined;
  /** Client leaf or link that opens the list of keys. */
  keys?: ReactNode;
  children: ReactNode;
};

type Holder = Pick<Staff, "roles" | "named">;

/** Names of a person's roles in one line. */
export function roleNames(t: Translator, { roles, named }: Holder): string {
  const house = roles.map((role) => t(`access.roles.${role}`));
  return [...house, ...named.map(({ name }) => name)].join(t("access.listSeparator"));
}

/** The frame of every page of a signed-in person; the navigation shows what the person may open. */
export function StaffFrame({ page: { staff, t }, current, counts, ...props }: StaffFrameProps): ReactElement {
  const to = (path: string) => `/${t.locale}${path}`;
  const open = PLACES.filter(({ permission, or }) => {
    return !permission || holds(staff, permission) || (or !== undefined && holds(staff, or));
  });
  const nav = open.map(({ place, path }) => ({
    href: to(path),
    label: t(`access.nav.${place}`),
    current: place === current,
    count: counts?.[place],
  }));
  const search = { action: to("/staff"), label: t("ui.search"), button: t("ui.searchButton"), value: props.searched };
  const fields = { [TOKEN_FIELD]: staffFormToken(staff) };
  return (
    <div data-keys={staff.singleKeys ? "on" : "off"}>
      <StaffShell
        name={t("ui.serviceName")}
        homeHref={to(staffHome(staff))}
        skipLabel={t("ui.skip")}
        navLabel={t("ui.staffNav")}
        nav={nav}
        search={holds(staff, "case:read") ? search : undefined}
        keys={
          <>
            <CommandPalette t={t} staff={staff} pages={nav} />
            {props.keys}
          </>
        }
        user={{
          name: staff.name,
          role: roleNames(t, staff),
          signOut: { action: to("/staff/sign-out"), label: t("ui.signOut"), fields },
        }}
      >
        {props.children}
      </StaffShell>
    </div>
  );
}
