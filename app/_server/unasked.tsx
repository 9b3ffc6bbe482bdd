import type { ReactElement } from "react";
import type { Visit } from "./visit";

/** What was sent and the page does not ask for: it is not sent again, and perhaps somebody wrote it. */
export function Unasked({ visit, secret }: { visit: Visit; secret: ReadonlySet<string> }): ReactElement | null {
  const shown = visit.unasked.filter(([name, value]) => !secret.has(name) && value.trim() !== "");
  if (shown.length === 0) return null;
  return (
    <section>
      <p>{visit.t("errors.unasked")}</p>
      {shown.map(([name, value], at) => (
        <blockquote key={`${name} ${at.toString()}`}>{value}</blockquote>
      ))}
    </section>
  );
}
