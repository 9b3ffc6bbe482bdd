import type { ReactElement, ReactNode } from "react";
import type { StaffNavItem } from "@/app/_ui/staff-nav";
import { StaffShell } from "@/app/_ui/staff-shell";
import { holds, type Staff } from "@/lib/access/staff";
import type { Translator } from "@/lib/i18n/translator";
import { assetAddress } from "./assets";
import { CommandPalette } from "./command-palette";
import { TOKEN_FIELD } from "./read-form";
import { PLACE_GROUPS, type Place, placesFor, type StaffPlace } from "./staff-places";
import { staffFormToken } from "./staff-session";
import { staffHome } from "./staff-visit";

export type StaffFrameProps = {
  page: { staff: Staff; t: Translator };
  current?: StaffPlace | undefined;
  counts?: Partial<Record<StaffPlace, number>> | undefined;
  /** What stands in the search box; the box is there for those who may read cases. */
  searched?: string | undefined;
  /** What opens the list of keys. */
  keys?: ReactNode;
  children: ReactNode;
};

type Holder = Pick<Staff, "roles" | "named">;

/** Names of a person's roles in one line. */
export function roleNames(t: Translator, { roles, named }: Holder): string {
  const house = roles.map((role) => t(`access.roles.${role}`));
  return [...house, ...named.map(({ name }) => name)].join(t("access.listSeparator"));
}

/** The links of these places. */
function linksOf({ page: { t }, current, counts }: StaffFrameProps, places: readonly Place[]): StaffNavItem[] {
  return places.map(({ place, path }) => ({
    href: `/${t.locale}${path}`,
    label: t(`access.nav.${place}`),
    current: place === current,
    count: counts?.[place],
    countLabel: counts?.[place] === undefined ? undefined : t("access.navCount"),
  }));
}

/** Everyday places in the bar, the others under their group's name. */
function navOf(props: StaffFrameProps, places: readonly Place[]) {
  const { t } = props.page;
  return PLACE_GROUPS.map((group) => ({
    key: group,
    label: group === "work" ? undefined : t(`access.navGroups.${group}`),
    items: linksOf(
      props,
      places.filter((place) => place.group === group),
    ),
  }));
}

/** The frame of every page of a signed-in person; the navigation shows what the person may open. */
export function StaffFrame(props: StaffFrameProps): ReactElement {
  const { staff, t } = props.page;
  const to = (path: string) => `/${t.locale}${path}`;
  const places = placesFor(staff);
  const search = { action: to("/staff"), label: t("ui.search"), button: t("ui.searchButton"), value: props.searched };
  const fields = { [TOKEN_FIELD]: staffFormToken(staff) };
  const [account] = linksOf(
    props,
    places.filter(({ group }) => group === "own"),
  );
  return (
    <div data-keys={staff.singleKeys ? "on" : "off"}>
      <StaffShell
        name={t("ui.serviceName")}
        homeHref={to(staffHome(staff))}
        skipLabel={t("ui.skip")}
        navLabel={t("ui.staffNav")}
        nav={navOf(props, places)}
        search={holds(staff, "case:read") ? search : undefined}
        keys={
          <>
            <CommandPalette t={t} staff={staff} pages={linksOf(props, places)} />
            {props.keys}
            <script type="module" src={assetAddress("leaving.js")} />
          </>
        }
        user={{
          name: staff.name,
          role: roleNames(t, staff),
          account,
          signOut: { action: to("/staff/sign-out"), label: t("ui.signOut"), fields },
        }}
      >
        {props.children}
      </StaffShell>
    </div>
  );
}
