import type { ReactElement, ReactNode } from "react";
import { Seal } from "./seal";
import { StaffNav, type StaffNavGroup, type StaffNavItem } from "./staff-nav";

export type StaffShellProps = {
  name: string;
  homeHref: string;
  skipLabel: string;
  navLabel: string;
  nav: readonly StaffNavGroup[];
  search?: { action: string; label: string; button: string; value?: string | undefined } | undefined;
  /** Sign-out is a POST; `fields` carry the form token. */
  user?:
    | {
        name: string;
        role: string;
        account?: StaffNavItem | undefined;
        signOut: { action: string; label: string; fields: Record<string, string> };
      }
    | undefined;
  /** What opens the list of keys. */
  keys?: ReactNode;
  children: ReactNode;
};

/** The frame of every staff page. */
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
        <StaffNav label={props.navLabel} groups={props.nav} />
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
  const { account, signOut } = props;
  const who = (
    <>
      <b>{props.name}</b> <small>{props.role}</small>
    </>
  );
  return (
    <form className="user" action={signOut.action} method="post">
      {account ? (
        <a href={account.href} aria-current={account.current ? "page" : undefined} title={props.role}>
          <span className="vh">{account.label} </span>
          {who}
        </a>
      ) : (
        <span>{who}</span>
      )}
      {Object.entries(signOut.fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <button type="submit" className="quiet">
        {signOut.label}
      </button>
    </form>
  );
}
