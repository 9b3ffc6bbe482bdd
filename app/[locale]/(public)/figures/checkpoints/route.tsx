import { publicPage } from "@/app/_server/public-page";
import { publicRoute } from "@/app/_server/public-route";
import { here, type Visit } from "@/app/_server/visit";
import { Details } from "@/app/_ui/details";
import { type PublishedCheckpoint, publishedCheckpoints } from "@/lib/audit/queries";
import { dateTime } from "@/lib/i18n/dates";

const A_PAGE = 24;

function Checkpoint({ visit, one }: { visit: Visit; one: PublishedCheckpoint }) {
  const { t, locale } = visit;
  const stamp = one.stamps[0];
  return (
    <li>
      <Details summary={t("checkpoints.one", { number: one.number, at: dateTime(locale, one.at) })}>
        <pre>{one.note}</pre>
        <p>
          {stamp
            ? t("checkpoints.stamped", { authority: stamp.authority, at: dateTime(locale, stamp.at) })
            : t("checkpoints.notStamped")}{" "}
          {stamp ? (
            <a href={here(visit, `/figures/checkpoints/stamp?number=${one.number}`)}>{t("checkpoints.download")}</a>
          ) : null}
        </p>
      </Details>
    </li>
  );
}

/** The signed states of the audit record: whoever keeps a copy can later see whether history was rewritten (EVD-03). */
export const GET = publicRoute(async (visit) => {
  const { t } = visit;
  const before = /^\d{1,18}$/.exec(visit.url.searchParams.get("before") ?? "")?.[0];
  const list = await publishedCheckpoints(before ? BigInt(before) : null, A_PAGE);
  const last = list.at(-1);
  return publicPage(visit, {
    title: t("checkpoints.title"),
    back: "",
    wide: true,
    children: (
      <>
        <h1>{t("checkpoints.title")}</h1>
        <p className="lead">{t("checkpoints.lead")}</p>
        <p>
          <a href={here(visit, "/figures/checkpoints/key")}>{t("checkpoints.key")}</a>
        </p>
        {list.length === 0 ? <p>{t("checkpoints.none")}</p> : null}
        <ul className="plain">
          {list.map((one) => (
            <Checkpoint key={one.number} visit={visit} one={one} />
          ))}
        </ul>
        {last && list.length === A_PAGE ? (
          <a href={here(visit, `/figures/checkpoints?before=${last.number}`)}>{t("checkpoints.older")}</a>
        ) : null}
      </>
    ),
  });
});
