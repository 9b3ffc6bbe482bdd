import type { ReactElement } from "react";

export type StaffNavItem = {
  href: string;
  label: string;
  current?: boolean | undefined;
  /** How much is there that waits for whoever looks; `countLabel` says so to who only hears it. */
  count?: number | undefined;
  countLabel?: string | undefined;
};

/** Links that stand open when the group has no label, and behind it when it has one. */
export type StaffNavGroup = { key: string; label?: string | undefined; items: readonly StaffNavItem[] };

type Props = { label: string; groups: readonly StaffNavGroup[] };

/** The navigation in one line. A group of one place is that place's link: nothing to open for it. */
export function StaffNav({ label, groups }: Props): ReactElement {
  return (
    <nav aria-label={label}>
      {groups.map((group) =>
        group.label === undefined || group.items.length < 2 ? (
          group.items.map((item) => <NavLink key={item.href} item={item} />)
        ) : (
          <NavGroup key={group.key} group={group} />
        ),
      )}
    </nav>
  );
}

/** The browser's own popover: opens by click, Enter and space without script, closes with Escape or a click beside it. */
function NavGroup({ group }: { group: StaffNavGroup }): ReactElement {
  const here = group.items.find(({ current }) => current);
  const id = `nav-${group.key}`;
  return (
    <>
      <button type="button" className="nav-group" popoverTarget={id} aria-current={here ? "true" : undefined}>
        {group.label}
        {here ? <span>{here.label}</span> : null}
        <Count of={sumOf(group.items)} label={group.items.find(({ countLabel }) => countLabel)?.countLabel} />
      </button>
      <div id={id} popover="auto" className="nav-places">
        {group.items.map((item) => (
          <NavLink key={item.href} item={item} />
        ))}
      </div>
    </>
  );
}

function sumOf(items: readonly StaffNavItem[]): number | undefined {
  const counts = items.flatMap(({ count }) => count ?? []);
  return counts.length === 0 ? undefined : counts.reduce((sum, count) => sum + count, 0);
}

function Count({ of, label }: { of: number | undefined; label: string | undefined }): ReactElement | null {
  if (of === undefined) return null;
  return (
    <span className="count">
      {of}
      {label ? <span className="vh"> {label}</span> : null}
    </span>
  );
}

function NavLink({ item }: { item: StaffNavItem }): ReactElement {
  return (
    <a href={item.href} aria-current={item.current ? "page" : undefined}>
      {item.label}
      <Count of={item.count} label={item.countLabel} />
    </a>
  );
}
