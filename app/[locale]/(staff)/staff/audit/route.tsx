import { staffScreen } from "@/app/_server/staff-screen";
import { auditAddress, readAuditFilter, readEntryPlace } from "@/lib/cases/audit-filter";
import { readAudit } from "@/lib/cases/read-audit";
import { AuditFilterForm } from "./audit-filter-form";
import { AuditTable } from "./audit-table";

/** Who did and who looked: for auditors, who change nothing. */
export const GET = staffScreen("audit:read", async (page) => {
  const { asked, t, staff } = page;
  const [filter, before] = [readAuditFilter(asked), readEntryPlace(asked)];
  const read = await readAudit(staff, { filter, before });
  if (!read.ok && read.reason === "not_permitted") return null;
  const here = `/${t.locale}/staff/audit`;
  const older = read.ok ? read.older : null;
  return {
    title: t("audit.title"),
    current: "audit",
    children: (
      <div className="stack column">
        <h1>{t("audit.title")}</h1>
        <p>{t("audit.lead")}</p>
        <AuditFilterForm t={t} filter={filter} people={read.people} unknownCase={!read.ok} />
        {read.ok ? <AuditTable page={page} rows={read.rows} /> : null}
        {before ? (
          <p>
            <a href={`${here}?${auditAddress(filter, null)}`}>{t("audit.newest")}</a>
          </p>
        ) : null}
        {older ? (
          <p>
            <a rel="next" href={`${here}?${auditAddress(filter, older)}`}>
              {t("audit.older")}
            </a>
          </p>
        ) : null}
      </div>
    ),
  };
});
