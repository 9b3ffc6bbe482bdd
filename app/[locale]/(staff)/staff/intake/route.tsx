import { staffScreen } from "@/app/_server/staff-screen";
import { KeysHelp } from "../keys-help";
import { IntakeForm } from "./intake-form";

/** A report that came by telephone, by letter or in person, written down by staff (A11). */
export const GET = staffScreen("intake:record", async ({ t, formToken }) => {
  return {
    title: t("intake.title"),
    current: "intake",
    keys: <KeysHelp t={t} />,
    children: (
      <div className="stack">
        <h1>{t("intake.title")}</h1>
        <p>{t("intake.lead")}</p>
        <IntakeForm t={t} formToken={formToken} typed={{ contactKind: "none" }} errors={[]} />
      </div>
    ),
  };
});
