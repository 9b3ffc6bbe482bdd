import { staffErrorPage } from "@/app/_server/staff-error-page";
import { staffPage } from "@/app/_server/staff-page";
import type { StaffVisit } from "@/app/_server/staff-visit";
import { visitFormToken } from "@/app/_server/visit";
import { extensible } from "@/lib/cases/extension";
import { readCase } from "@/lib/cases/read-case";
import { titleForStaff } from "@/lib/clocks/clock-rule";
import { ruleVersion } from "@/lib/clocks/rules";
import { BackToCase } from "../case-way-back";
import { ExtensionForm } from "../clock-extension";

type Refused = {
  reference: string;
  clockId: string;
  typed: { ground: string; amount: string };
  reason: "ground_missing" | "extension_out_of_range";
};

/** The form as it was typed, with what is wrong with it. */
export async function extensionAgain(visit: StaffVisit, { reference, clockId, typed, reason }: Refused) {
  const { t, staff } = visit;
  const read = await readCase(staff, reference);
  const found = read.ok ? read.view.clocks.find(({ id }) => id === clockId) : undefined;
  const possible = found && extensible(found.clock);
  if (!found || !possible) return staffErrorPage(visit, "clock_refused", 409);
  const said = t(`tracks.extend.problems.${reason}`);
  return staffPage(visit, {
    title: t("tracks.extend.button"),
    status: 422,
    error: true,
    current: "queue",
    children: (
      <div className="stack">
        <h1>{t("tracks.extend.button")}</h1>
        <p>{titleForStaff(ruleVersion(found.clock.ruleId, found.clock.ruleVersion))[t.locale]}</p>
        <ExtensionForm
          t={t}
          formToken={visitFormToken(visit)}
          reference={reference}
          clockId={clockId}
          extensible={possible}
          before={found.clock.extension?.amount ?? 0}
          typed={typed}
          errors={reason === "ground_missing" ? { ground: said } : { amount: said }}
        />
        <BackToCase visit={visit} reference={reference} />
      </div>
    ),
  });
}
