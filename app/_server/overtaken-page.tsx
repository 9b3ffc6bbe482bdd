import type { ReactNode } from "react";
import { BothVersions, type Differing } from "./both-versions";
import type { StaffFrameProps } from "./staff-frame";
import { staffPage } from "./staff-page";
import type { StaffVisit } from "./staff-visit";

type Overtaken = {
  current: StaffFrameProps["current"];
  /** Whose or what the form is, by name. */
  about: string;
  rows: readonly Differing[];
  children: ReactNode;
};

/** Answers a form that somebody else's change overtook: both versions, and the form again, made on theirs. */
export function overtakenPage(visit: StaffVisit, { current, about, rows, children }: Overtaken): Promise<Response> {
  const title = visit.t("ui.overtaken.title");
  return staffPage(visit, {
    title,
    status: 409,
    current,
    children: (
      <div className="stack">
        <h1>{title}</h1>
        <p className="muted">{about}</p>
        <BothVersions t={visit.t} rows={rows} />
        <div className="stack column">{children}</div>
      </div>
    ),
  });
}
