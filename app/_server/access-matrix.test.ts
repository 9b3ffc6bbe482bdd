import { randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { encode } from "next-auth/jwt";
import sharp from "sharp";
import { beforeAll, describe, expect, test } from "vitest";
import { staffFormToken } from "@/app/_server/staff-session";
import { HOME_ORGANISATION } from "@/lib/access/organisation";
import { can, type Permission, ROLES, type Role } from "@/lib/access/roles";
import type { Staff } from "@/lib/access/staff";
import { organisationForTest, staffOfForTest } from "@/lib/access/testing/staff-for-test";
import { openCase } from "@/lib/cases/open-case";
import { db, inTransaction } from "@/lib/infra/db/client";
import { secrets } from "@/lib/infra/env";
import { sealContact } from "@/lib/infra/identity-vault";
import { putBlob } from "@/lib/infra/storage/storage";
import { newStorageKey } from "@/lib/infra/storage/storage-key";

const FOLDER = "app/[locale]/(staff)/staff";
type Row = { method: string; address: string; permission: Permission | "any"; whose: string; fields: string };
const rows = readFileSync("app/_server/access-matrix.txt", "utf8")
  .split("\n")
  .filter((line) => /^(GET|POST) /.test(line))
  .map((line): Row => {
    const [method = "", address = "", permission = "", whose = "", fields = ""] = line.split(/\s+/);
    return { method, address, permission: permission as Permission, whose, fields };
  });

const files = readdirSync(FOLDER, { recursive: true, encoding: "utf8" }).filter((name) =>
  /(^|\/)route\.tsx?$/.test(name),
);
const addressOf = (file: string) => `/${file.replace(/\/?route\.tsx?$/, "")}`;
const fileOf = (address: string) => files.find((file) => addressOf(file) === address) ?? "";
/** Whoever may not read it is told that there is no such page; of an act everybody knows that it exists. */
const isScreen = (address: string) => readFileSync(`${FOLDER}/${fileOf(address)}`, "utf8").includes("= staffScreen(");

/** The things of one organisation that addresses can name. */
type Things = { reference: string } & Record<
  | "evidence"
  | "held"
  | "packet"
  | "share"
  | "person"
  | "search"
  | "warning"
  | "unit"
  | "approval"
  | "suit"
  | "sign"
  | "order"
  | "export"
  | "batch"
  | "reply"
  | "home",
  string
>;

async function thingsOf(organisationId: string): Promise<Things> {
  const at = new Date();
  const about = { behaviour: "fabricated_review", platform: "taobao", shopName: "店", title: "店", searchable: [] };
  const { caseId, reference } = await inTransaction((tx) =>
    openCase(tx, { ...about, tracks: ["report"], at, organisationId }),
  );
  const contact = { contactKind: "email", sealedContact: sealContact(caseId, "a@example.cn") };
  const said = { channel: "web", locale: "zh", facts: {}, receipt: "", receivedAt: at };
  await db.submission.create({ data: { caseId, ...said, ...contact } });
  const key = newStorageKey();
  await putBlob(key, [
    await sharp({ create: { width: 9, height: 9, channels: 3, background: "#fff" } })
      .webp()
      .toBuffer(),
  ]);
  const sent = {
    caseId,
    kind: "chat",
    displayName: "1",
    mime: "image/png",
    bytes: 1,
    source: "reporter",
    receivedAt: at,
  };
  const shown = { storageKey: key, workingCopyKey: key, thumbnailKey: key, copyVerdict: "ready" };
  const evidence = await db.evidence.create({ data: { ...sent, ...shown, position: 1, sha256: "00" } });
  const held = await db.evidence.create({
    data: { ...sent, position: 2, sha256: "01", storageKey: key, copyVerdict: "held" },
  });
  const person = await staffOfForTest(organisationId, "intake");
  const made = {
    readyAt: at,
    storageKey: key,
    sha256: "00",
    bytes: 1n,
    summary: { items: 1, entries: 1, proven: 0, stamps: 0 },
  };
  const packet = await db.evidencePacket.create({ data: { caseId, askedById: person.id, askedAt: at, ...made } });
  const partner = await organisationForTest();
  const terms = { profile: "summary", mark: "partners", reason: "", sharedById: person.id, sharedAt: at, until: at };
  const share = await db.caseShare.create({ data: { caseId, organisationId: partner, ...terms } });
  const saved = { ownerId: person.id, organisationId, name: reference, address: "", shared: true, createdAt: at };
  const search = await db.savedSearch.create({ data: saved });
  const words = { merchant: reference, platform: "taobao", shopName: "店", behaviour: "fabricated_review" };
  const drafted = { reporters: 9, windowDays: 30, textZh: "", textEn: "", state: "draft", draftedAt: at };
  const warning = await db.consumerWarning.create({ data: { organisationId, ...words, ...drafted } });
  const unit = await db.unit.create({
    data: { organisationId, nameZh: reference, nameEn: reference, grounds: [], createdAt: at },
  });
  const asked = { act: "identity_reveal", organisationId, caseId, purpose: "call_back", reason: "x", askedAt: at };
  const waits = { askedById: person.id, lapsesAt: new Date(at.getTime() + 3_600_000), onceKey: reference };
  const approval = await db.approvalRequest.create({ data: { ...asked, ...waits } });
  const noted = { day: "2026-01-05", kind: "night", numbers: { count: 5 }, cases: [], weight: 100, notedAt: at };
  const sign = await db.readingSign.create({ data: { ...noted, organisationId, staffId: person.id } });
  const wanted = { address: "", caseIds: [caseId], count: 1, askedById: person.id, askedAt: at };
  const list = await db.caseExport.create({ data: { organisationId, ...wanted } });
  const signed = { reviewedById: person.id, reviewedAt: at, decision: "approved", decidedById: partner, decidedAt: at };
  const batch = await db.disposalBatch.create({
    data: { organisationId, number: 1, proposedAt: at, ...signed, finishedAt: at, certificate: "x" },
  });
  const worded = { version: 1, name: "x", textZh: "x", textEn: "x", changedById: person.id, changedAt: at };
  const reply = await db.replyTemplate.create({
    data: { organisationId, createdAt: at, versions: { create: worded } },
  });
  const begun = { defendant: "x", claims: [], state: "prepared", preparedById: person.id, preparedAt: at };
  const suit = await db.publicInterestSuit.create({ data: { organisationId, ...begun, onceKey: reference } });
  const hanging = { evidence: evidence.id, held: held.id, packet: packet.id, share: share.id };
  return {
    reference,
    ...hanging,
    person: person.id,
    search: search.id,
    warning: warning.id,
    unit: unit.id,
    approval: approval.id,
    batch: batch.id,
    reply: reply.id,
    suit: suit.id,
    sign: sign.id,
    order: await orderBy({ id: person.id, organisationId }),
    export: list.id,
    home: partner,
  };
}

async function orderBy({ id: madeById, organisationId }: Pick<Staff, "id" | "organisationId">): Promise<string> {
  const at = new Date();
  const wish = { kind: "assign", to: "" };
  const times = { madeAt: at, seenAt: at, runsAt: at };
  const data = { organisationId, madeById, act: "assign", wish, ...times, onceKey: randomUUID() };
  return (await db.bulkOrder.create({ data })).id;
}

const NOBODYS = "00000000-0000-7000-8000-000000000009";
const UNKNOWN: Things = {
  reference: "ZP26-2222-2222",
  evidence: NOBODYS,
  held: NOBODYS,
  packet: NOBODYS,
  share: NOBODYS,
  person: NOBODYS,
  search: NOBODYS,
  warning: NOBODYS,
  unit: NOBODYS,
  approval: NOBODYS,
  batch: NOBODYS,
  reply: NOBODYS,
  suit: NOBODYS,
  sign: NOBODYS,
  order: NOBODYS,
  export: NOBODYS,
  home: NOBODYS,
};

async function cookieOf(staff: Staff): Promise<string> {
  const token = await encode({ token: { sid: staff.sessionId, authVersion: 0 }, secret: secrets().sessionKey });
  return `__Host-zp_staff=${token}`;
}

type Asked = { row: Row; staff: Staff; things: Things };

/** The status of what one request is answered with. */
async function ask({ row, staff, things }: Asked): Promise<number> {
  const id = things[row.whose as keyof Things] ?? things.evidence;
  const params = Promise.resolve({ locale: "zh", reference: things.reference, id, form: "copy", kind: "insider" });
  const headers = new Headers({ cookie: await cookieOf(staff), host: "localhost:3000" });
  const module = (await import(`../../${FOLDER}/${fileOf(row.address)}`)) as Record<string, unknown>;
  if (row.method === "POST") headers.set("content-type", "application/x-www-form-urlencoded");
  const fields = row.fields.replace("{me}", staff.id);
  const body = `${fields}${fields ? "&" : ""}form_token=${encodeURIComponent(staffFormToken(staff))}`;
  const init = { method: row.method, headers, ...(row.method === "POST" && { body }) };
  const answer = module[row.method] as (request: Request, context: { params: typeof params }) => Promise<Response>;
  const response = await answer(new Request(`http://localhost:3000/zh/staff${row.address}`, init), { params });
  return response.status;
}

let [own, others]: [Things, Things] = [] as never;
const people = new Map<Role, Staff>();
beforeAll(async () => {
  own = await thingsOf(HOME_ORGANISATION);
  others = await thingsOf(await organisationForTest());
});

async function personWith(role: Role): Promise<Staff> {
  const person = people.get(role) ?? (await staffOfForTest(HOME_ORGANISATION, role));
  people.set(role, person);
  return person;
}

/** What a page or a route answers somebody who may come in is for the tests of each to say; it is never an error of ours. */
function read(status: number): string {
  if (status >= 500) return "failed";
  return REFUSED.includes(status) ? String(status) : "in";
}

const REFUSED = [401, 403, 404];

describe("SEC-05 role × address × own or another organisation's", () => {
  test.each(rows)("SEC-05 $method $address is for $permission", async (row) => {
    if (row.address === "/sign-out") people.clear();
    const answers: Record<string, string> = {};
    const expected: Record<string, string> = {};
    for (const role of ROLES) {
      const staff = await personWith(role);
      const may = row.permission === "any" || can([role], row.permission);
      expected[role] = may ? "in" : isScreen(row.address) ? "404" : "403";
      const things = row.whose === "order" ? { ...own, order: await orderBy(staff) } : own;
      const status = await ask({ row, staff, things });
      answers[role] = read(status);
    }
    expect(answers).toEqual(expected);
    if (row.address === "/sign-out") people.clear();
  });

  const owned = rows.filter(({ whose }) => !["-", "back", "home"].includes(whose));
  test.each(owned)("SEC-06 $method $address of another organisation is answered like none", async (row) => {
    const role = ROLES.find((one) => can([one], row.permission as Permission)) ?? "supervisor";
    const staff = await personWith(row.permission === "case:read" ? "supervisor" : role);
    const strange = await ask({ row, staff, things: others });
    expect(strange).toBe(await ask({ row, staff, things: UNKNOWN }));
    expect(strange).toBeGreaterThanOrEqual(400);
  });

  test.each(rows.filter(({ whose }) => whose === "home"))(
    "SEC-05 $method $address is the home organisation's",
    async (row) => {
      const staff = await staffOfForTest(await organisationForTest(), "administrator");
      expect(REFUSED).toContain(await ask({ row, staff, things: own }));
    },
  );
});
