import type { ReactElement, ReactNode } from "react";
import { Seal } from "./seal";

export type ShellLink = { href: string; label: string };

export type PublicShellProps = {
  name: string;
  tagline?: string | undefined;
  homeHref: string;
  skipLabel: string;
  /** A neutral site; a plain link, so it works before anything else has loaded. */
  quickExit: ShellLink;
  /** `lang` is the language of the label, and of the page behind it. */
  language: ShellLink & { lang: string };
  /** Beside the language: large print (an address that sets a cookie and comes back). Keep it to one or two words. */
  display: readonly ShellLink[];
  displayLabel: string;
  footerLinks: readonly ShellLink[];
  footerLabel: string;
  footerNote?: ReactNode;
  /** Stands above `main`'s heading: the back link. */
  before?: ReactNode;
  /** `wide` for the home page and figures; text stays within the measure. */
  wide?: boolean | undefined;
  children: ReactNode;
};

/** The whole body of a public page. */
export function PublicShell(props: PublicShellProps): ReactElement {
  return (
    <body>
      <a className="skip" href="#main">
        {props.skipLabel}
      </a>
      <header className="masthead">
        <a className="exit" href={props.quickExit.href} rel="noreferrer noopener" referrerPolicy="no-referrer">
          {props.quickExit.label}
        </a>
        <div className="frame">
          <a className="brand" href={props.homeHref}>
            <Seal tone="ink" />
            <span>
              <b>{props.name}</b>
              {props.tagline ? <small>{props.tagline}</small> : null}
            </span>
          </a>
          <nav aria-label={props.displayLabel}>
            <a href={props.language.href} hrefLang={props.language.lang} lang={props.language.lang}>
              {props.language.label}
            </a>
            {props.display.map((link) => (
              <a key={link.href} href={link.href} rel="nofollow">
                {link.label}
              </a>
            ))}
          </nav>
        </div>
      </header>
      <div className="frame">
        <main id="main" tabIndex={-1} className={props.wide ? "wide" : undefined}>
          {props.before}
          {props.children}
        </main>
      </div>
      <Footer {...props} />
    </body>
  );
}

function Footer(props: PublicShellProps): ReactElement {
  return (
    <footer className="foot">
      <div className="frame">
        <nav aria-label={props.footerLabel}>
          {props.footerLinks.map((link) => (
            <a key={link.href} href={link.href}>
              {link.label}
            </a>
          ))}
        </nav>
        {props.footerNote ? <p>{props.footerNote}</p> : null}
      </div>
    </footer>
  );
}
