import { randomUUID } from "node:crypto";
import { shareCase } from "@/lib/cases/share-case";
import { addDays, shanghaiDate } from "@/lib/clocks/plain-date";
import { done, type OfficeAct } from "./office-act";

/** Two cases that others see: one may look at the pictures, the other go there and handle it. */
export const SHARES: readonly OfficeAct[] = [
  {
    days: 3,
    about: ["shanye-praise-accepted"],
    play: async ({ crew: { supervisor, platform }, at, referenceOf }) => {
      const share = {
        reference: referenceOf("shanye-praise-accepted"),
        organisation: platform.organisationId,
        profile: "evidence",
        mark: "partners",
        until: addDays(shanghaiDate(at), 90),
        reason: "请平台核对晒图账号的登录设备，并保存这些评价的发布记录。",
        onceKey: randomUUID(),
      } as const;
      done("a share", await shareCase(supervisor, share, at));
    },
  },
  {
    days: 2.5,
    about: ["yuli-overdue"],
    play: async ({ crew: { supervisor_two, association }, at, referenceOf }) => {
      const share = {
        reference: referenceOf("yuli-overdue"),
        organisation: association.organisationId,
        profile: "handle",
        mark: "case_team",
        until: addDays(shanghaiDate(at), 30),
        reason: "店在南城区，店方一直不交活动记录。请协会上门看一次，并接着办。",
        onceKey: randomUUID(),
      } as const;
      done("a share", await shareCase(supervisor_two, share, at));
    },
  },
];
