import { beforeAll, describe, expect, test } from "vitest";
import { HOME_ORGANISATION } from "@/lib/access/organisation";
import type { Staff } from "@/lib/access/staff";
import { organisationForTest, staffForTest, staffOfForTest } from "@/lib/access/testing/staff-for-test";
import { recordEvent } from "@/lib/cases/record-event";
import type { Action } from "@/lib/cases/step";
import type { TrackKind } from "@/lib/cases/track";
import { db, inTransaction } from "@/lib/infra/db/client";
import { countDay } from "./count-day";
import type { DayFigures } from "./day-figures";
import { caseForTest, step, write } from "./testing/played-world";

/** A Wednesday after a Tuesday at work; the Monday before was a holiday (清明节). */
const DAY = "2026-04-08";
const at = (text: string) => new Date(`2026-04-${text}+08:00`);

type Act = readonly [when: string, by: "staff" | "stranger" | "reporter", what: Action | "message" | "recorded"];
type Expected = Partial<DayFigures>;
type Row = readonly [
  title: string,
  opened: string,
  tracks: readonly TrackKind[],
  acts: readonly Act[],
  expected: Expected,
];

const COMPLAINT = ["complaint"] as const;
const BOTH = ["complaint", "report"] as const;

const GRID: readonly Row[] = [
  ["what came in is pending", "08T10:00", COMPLAINT, [], { came: 1, pending: 1, overdue: 0 }],
  ["a complaint and a report are two", "08T10:00", BOTH, [], { came: 2, pending: 2 }],
  ["midnight is the first instant of the day", "08T00:00", COMPLAINT, [], { came: 1, pending: 1 }],
  ["the next midnight is another day's", "09T00:00", COMPLAINT, [], { came: 0, pending: 0 }],
  [
    "a message is an answer, for each track",
    "08T10:00",
    BOTH,
    [["08T12:00", "staff", "message"]],
    { answered: 2, answeredInTime: 2, decided: 0 },
  ],
  [
    "only the first message is",
    "07T10:00",
    COMPLAINT,
    [
      ["07T12:00", "staff", "message"],
      ["08T12:00", "staff", "message"],
    ],
    { answered: 0 },
  ],
  [
    "writing a report down for somebody is none",
    "08T10:00",
    COMPLAINT,
    [["08T10:00", "staff", "recorded"]],
    { answered: 0, came: 1 },
  ],
  [
    "a step that the reporter is told is one, for its track",
    "08T10:00",
    BOTH,
    [["08T12:00", "staff", "accept"]],
    { answered: 1, pending: 2, decided: 0 },
  ],
  [
    "answered after the promise",
    "03T10:00",
    COMPLAINT,
    [["08T12:00", "staff", "message"]],
    { answered: 1, answeredInTime: 0 },
  ],
  [
    "asking for more decides nothing",
    "08T10:00",
    COMPLAINT,
    [["08T12:00", "staff", "request_supplement"]],
    { answered: 1, decided: 0, pending: 1 },
  ],
  [
    "a final no is a decision",
    "07T10:00",
    COMPLAINT,
    [["08T12:00", "staff", "not_accept"]],
    { came: 0, decided: 1, decidedInTime: 1, pending: 0 },
  ],
  [
    "a decision after a clock has run out is late",
    "03T10:00",
    COMPLAINT,
    [["08T12:00", "staff", "not_accept"]],
    { decided: 1, decidedInTime: 0, overdue: 0 },
  ],
  [
    "at midnight it is the new day's",
    "07T10:00",
    COMPLAINT,
    [["08T00:00", "staff", "not_accept"]],
    { decided: 1, pending: 0 },
  ],
  [
    "at the next midnight it was pending",
    "07T10:00",
    COMPLAINT,
    [["09T00:00", "staff", "not_accept"]],
    { decided: 0, pending: 1 },
  ],
  [
    "what the reporter takes back is no decision",
    "07T10:00",
    COMPLAINT,
    [["08T12:00", "reporter", "withdraw"]],
    { decided: 0, endedOtherwise: 1, pending: 0 },
  ],
  [
    "an objection takes it up again",
    "07T10:00",
    COMPLAINT,
    [
      ["07T12:00", "staff", "not_accept"],
      ["08T12:00", "reporter", "contest"],
    ],
    { takenUpAgain: 1, pending: 1 },
  ],
  [
    "a second end is a second decision",
    "06T10:00",
    COMPLAINT,
    [
      ["07T12:00", "staff", "not_accept"],
      ["07T13:00", "reporter", "contest"],
      ["08T12:00", "staff", "not_accept"],
    ],
    { decided: 1, answered: 0 },
  ],
  ["due that day and not done is overdue when it is over", "07T10:00", COMPLAINT, [], { pending: 1, overdue: 1 }],
  ["due the next day is not", "08T23:00", COMPLAINT, [], { pending: 1, overdue: 0 }],
  [
    "late that evening and answered since is overdue all the same",
    "07T10:00",
    COMPLAINT,
    [["09T09:00", "staff", "message"]],
    { pending: 1, overdue: 1 },
  ],
  [
    "a partner's answer counts for the owner's case",
    "08T10:00",
    COMPLAINT,
    [["08T12:00", "stranger", "not_accept"]],
    { answered: 1, decided: 1 },
  ],
];

const platformOf = (row: number) => `grid-${row}`;

let staff: Staff;
let stranger: Staff;
beforeAll(async () => {
  staff = await staffForTest("supervisor");
  stranger = await staffOfForTest(await organisationForTest(), "supervisor");
  for (const [row, [, opened, tracks, acts]] of GRID.entries()) await play(row, { opened, tracks, acts });
  await countDay(HOME_ORGANISATION, DAY);
});

type Story = { opened: string; tracks: readonly TrackKind[]; acts: readonly Act[] };

async function play(row: number, { opened, tracks, acts }: Story): Promise<void> {
  const stage = await caseForTest({ at: at(opened), tracks, platform: platformOf(row) });
  for (const [when, by, what] of acts) {
    const who = { staff, stranger, reporter: "reporter" as const }[by];
    if (what === "message") await write(staff, stage.reference, at(when));
    else if (what === "recorded") await record(stage.caseId, at(when));
    else await step(who, { trackId: stage.trackId("complaint"), action: what, at: at(when) });
  }
}

function record(caseId: string, when: Date) {
  const actor = { kind: "staff", id: staff.id } as const;
  return inTransaction((tx) => recordEvent(tx, { caseId, kind: "recorded_by_staff", actor, told: true, at: when }));
}

describe("C23 what a day's figures count", () => {
  test.each(GRID.map(([title, , , , expected], row) => ({ title, expected, row })))(
    "$title",
    async ({ expected, row }) => {
      const where = { organisationId: HOME_ORGANISATION, dimension: "platform", value: platformOf(row), day: DAY };
      const counted = await db.dayCount.findFirst({ where });
      const none = Object.values(expected).every((value) => value === 0);
      if (counted === null) expect(none, "nothing was counted at all").toBe(true);
      else expect(counted).toMatchObject(expected);
    },
  );

  test("times run from receipt, or from being taken up again, to the end", async () => {
    const row = GRID.findIndex(([title]) => title === "a second end is a second decision");
    const where = { organisationId: HOME_ORGANISATION, dimension: "platform", value: platformOf(row), day: DAY };
    const { handlingHours, handlingDays } = await db.dayCount.findFirstOrThrow({ where });
    expect(handlingHours).toHaveLength(23); // 13:00 to 12:00 of the next day
    expect(handlingDays).toEqual([0, 1]);
  });

  test("what a person did stands under their name, a stranger's only under the case", async () => {
    const people = await db.dayCount.findMany({ where: { dimension: "person", day: DAY } });
    expect(people.map(({ value }) => value)).toEqual([staff.id]);
    const sum = (key: "decided" | "answered") =>
      GRID.reduce(
        (all, [title, , , , expected]) => all + (title.startsWith("a partner's") ? 0 : (expected[key] ?? 0)),
        0,
      );
    expect(people[0]).toMatchObject({ came: 0, pending: 0 });
    expect(people[0]?.decided).toBe(sum("decided"));
  });
});
