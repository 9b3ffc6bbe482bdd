import type { ReactElement, ReactNode } from "react";
import { Seal } from "./seal";

export type StaffNavItem = { href: string; label: string; current?: boolean | undefined; count?: number | undefined };

export type StaffShellProps = {
  name: string;
  homeHref: string;
  skipLabel: string;
  navLabel: string;
  nav: readonly StaffNavItem[];
  search?: { action: string; label: string; button: string; value?: string | undefined } | undefined;
  /** Sign-out is a POST; `fields` carry the form token. */
  user?:
    | { name: string; role: string; signOut: { action: string; label: string; fields: Record<string, string> } }
    | undefined;
  /** Client leaf or link that opens the list of keys. */
  keys?: ReactNode;
  children: ReactNode;
};

/** The frame of every staff page; stands inside the layout's body. */
export function StaffShell(props: StaffShellProps): ReactElement {
  return (
    <div className="staff">
      <a className="skip" href="#main">
        {props.skipLabel}
      </a>
      <header className="staff-bar">
        <a className="brand" href={props.homeHref}>
          <Seal tone="ink" />
          <b>{props.name}</b>
        </a>
        <nav aria-label={props.navLabel}>
          {props.nav.map((item) => (
            <NavLink key={item.href} item={item} />
          ))}
        </nav>
        {props.search ? <Search {...props.search} /> : null}
        {props.keys}
        {props.user ? <UserMenu {...props.user} /> : null}
      </header>
      <main id="main" tabIndex={-1}>
        {props.children}
      </main>
    </div>
  );
}

function NavLink({ item }: { item: StaffNavItem }): ReactElement {
  return (
    <a href={item.href} aria-current={item.current ? "page" : undefined}>
      {item.label}
      {item.count === undefined ? null : <span className="count">{item.count}</span>}
    </a>
  );
}

function Search(props: NonNullable<StaffShellProps["search"]>): ReactElement {
  return (
    <search>
      <form action={props.action} method="get">
        <input
          type="search"
          name="q"
          maxLength={200}
          aria-label={props.label}
          placeholder={props.label}
          defaultValue={props.value}
          aria-keyshortcuts="/"
        />
        <button type="submit" className="button secondary">
          {props.button}
        </button>
      </form>
    </search>
  );
}

function UserMenu(props: NonNullable<StaffShellProps["user"]>): ReactElement {
  return (
    <form className="user" action={props.signOut.action} method="post">
      <span>
        {props.name} <small>{props.role}</small>
      </span>
      {Object.entries(props.signOut.fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <button type="submit" className="quiet">
        {props.signOut.label}
      </button>
    </form>
  );
}
