import { globSync, readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { fieldsOf, fieldTable } from "@/app/_server/testing/fields-of";
import { ADDRESS, fullStage, type Stage } from "@/app/_server/testing/full-stage";
import {
  decidedOnShop,
  exportedRows,
  exportOf,
  questionTo,
  replyOf,
  suitToLetGo,
} from "@/app/_server/testing/own-things";
import { staffUses, toldBeyond } from "@/app/_server/testing/staff-uses";
import { ROLES } from "@/lib/access/roles";
import type { Staff } from "@/lib/access/staff";
import { staffForTest } from "@/lib/access/testing/staff-for-test";
import { approvedReveal } from "@/lib/cases/approvals/approved-reveal.fixture";
import { listApprovals, readApproval } from "@/lib/cases/approvals/list-approvals";
import { listApprovers } from "@/lib/cases/approvals/list-approvers";
import { readReveal } from "@/lib/cases/approvals/read-reveal";
import { openAppeals } from "@/lib/cases/bad-faith/open-appeals";
import { readBadFaith } from "@/lib/cases/bad-faith/read-bad-faith";
import { listBulkOrders } from "@/lib/cases/bulk/list-bulk-orders";
import { previewBulk } from "@/lib/cases/bulk/preview-bulk";
import { readBulkOrder } from "@/lib/cases/bulk/read-bulk-order";
import { previewChecklist } from "@/lib/cases/checklists/preview-checklist";
import { readChecklist } from "@/lib/cases/checklists/read-checklist";
import { dataRequestsOfCase, readDataRequests } from "@/lib/cases/data-requests/read-data-requests";
import { waitingRequests } from "@/lib/cases/data-requests/waiting-requests";
import { colleaguesOf, workingStaff } from "@/lib/cases/desk-of-case";
import { readDuplicates } from "@/lib/cases/duplicates/read-duplicates";
import { handOutExport } from "@/lib/cases/exports/hand-out-export";
import { exportFigures } from "@/lib/cases/figures/export-figures";
import { readFigures } from "@/lib/cases/figures/read-figures";
import { listColleagues } from "@/lib/cases/list-colleagues";
import { listMatches } from "@/lib/cases/list-matches";
import { listQueue } from "@/lib/cases/list-queue";
import { readLitigation } from "@/lib/cases/litigation/read-litigation";
import { previewMerge } from "@/lib/cases/merges/preview-merge";
import { readMoney } from "@/lib/cases/money/read-money";
import { nextInQueue } from "@/lib/cases/next-in-queue";
import { listLapses } from "@/lib/cases/preservation/list-lapses";
import { readPreservation } from "@/lib/cases/preservation/read-preservation";
import { previewDecision } from "@/lib/cases/preview-decision";
import { readQueueFilter } from "@/lib/cases/queue-filter";
import { readAudit } from "@/lib/cases/read-audit";
import { readCase } from "@/lib/cases/read-case";
import { readGrades } from "@/lib/cases/read-grades";
import { readPackets } from "@/lib/cases/read-packets";
import { readRecusal } from "@/lib/cases/read-recusal";
import { listSigns } from "@/lib/cases/reading-watch/list-signs";
import { questionsFor } from "@/lib/cases/reading-watch/questions";
import { readSign } from "@/lib/cases/reading-watch/read-sign";
import { repeatDecision } from "@/lib/cases/repeat-decision";
import { fillReplyFor } from "@/lib/cases/replies/fill-reply";
import { previewReply } from "@/lib/cases/replies/preview-reply";
import { suggestedGrounds } from "@/lib/cases/routing/suggested-grounds";
import { tryRules } from "@/lib/cases/routing/try-rules";
import { listSearches } from "@/lib/cases/searches/list-searches";
import { openSearch } from "@/lib/cases/searches/open-search";
import { readSplit } from "@/lib/cases/splits/read-split";
import { waitingFor } from "@/lib/cases/waiting-for";
import { suitsToLetGo } from "@/lib/enforcement/holds-of-suits";
import { listSuits } from "@/lib/enforcement/list-suits";
import { readSuit } from "@/lib/enforcement/read-suit";
import { openHeldFile } from "@/lib/evidence/open-held-file";
import { openReading } from "@/lib/evidence/open-reading";
import { translatorFor } from "@/lib/i18n/translator";
import { readSurveys } from "@/lib/reports/read-surveys";
import { revealContact } from "@/lib/reports/reveal-contact";
import { readBatch, readBatches } from "@/lib/retention/read-batches";
import { readSchedule } from "@/lib/retention/read-schedule";
import { readWarning, readWarnings } from "@/lib/transparency/read-warnings";

type Ask = (staff: Staff, stage: Stage) => Promise<unknown>;
const about = (reference: string) => ({ filter: readQueueFilter(new URLSearchParams(`q=${reference}`)) });
const everything = { filter: { staffId: "", reference: "", action: "" }, before: null } as const;
const figures = { range: "4w", part: { dimension: "all", value: "" }, by: "platform" } as const;
const seller = { key: "", zh: "听过商家", en: "Seller heard", whyZh: "", whyEn: "", proof: "" } as const;
const LIST = { base: "0", items: [{ ...seller, before: [] }] };
const DECISION = { track: "report", version: 0, action: "verify", message: "", note: "属实" } as const;
const subject = { track: null, action: null, ground: "", target: "" };
const REPLY = { textZh: "您好", textEn: "Hello", subject, platformIn: () => "" };
const hold = { kind: "hold", reason: "platform", note: "", until: "2099-01-01" } as const;

const FIRST_ROW = { cursor: null, reference: "", track: "" } as const;
const t = translatorFor("zh");
const wordsOf = (filter: string) => ({ t, platformIn: (platform: string) => platform, filter });

/** Every read by which staff see something of a case, of a reporter or of a colleague, by its name in the code. */
const READS: Record<string, Ask> = {
  listQueue: (staff, { things }) => listQueue(staff, about(things.reference)),
  // Beside the view stands the person who asks, by whose rights it was read.
  readCase: async (staff, { things }) => {
    const read = await readCase(staff, things.reference);
    return read.ok ? read.view : read;
  },
  readAudit: (staff) => readAudit(staff, everything),
  listMatches: (staff, { things }) => listMatches(staff, { reference: things.reference, before: null }),
  readPackets: (staff, { things }) => readPackets(staff, things.reference),
  readGrades: (staff, { things }) => readGrades(staff, things.reference),
  readMoney: (staff, { things }) => readMoney(staff, things.reference),
  readPreservation: (staff, { things }) => readPreservation(staff, things.reference),
  listLapses: (staff) => listLapses(staff),
  readLitigation: (staff, { things }) => readLitigation(staff, things.reference),
  readDataRequests: (staff, { things }) => readDataRequests(staff, things.reference),
  waitingRequests: (staff) => waitingRequests(staff),
  readBadFaith: (staff, { things }) => readBadFaith(staff, things.reference),
  openAppeals: (staff) => openAppeals(staff),
  readRecusal: (staff, { things }) => readRecusal(staff, things.reference),
  readSplit: (staff, { things }) => readSplit(staff, things.reference),
  previewMerge: (staff, { things, match }) => previewMerge(staff, { reference: things.reference, into: match }),
  readChecklist: (staff, { things }) => readChecklist(staff, things.reference),
  previewChecklist: (staff, { things }) => previewChecklist(staff, { reference: things.reference, draft: LIST }),
  previewDecision: (staff, { things }) => previewDecision(staff, { ...DECISION, reference: things.reference }),
  previewReply: (staff, { things }) => previewReply(staff, { ...REPLY, reference: things.reference }),
  suggestedGrounds: (staff, { things }) => suggestedGrounds(staff, things.reference),
  readReveal: (staff, { things }) => readReveal(staff, things.reference),
  listApprovals: (staff) => listApprovals(staff),
  readApproval: (staff, { things }) => readApproval(staff, things.approval),
  listApprovers: (staff) => listApprovers(staff),
  readSurveys: (staff) => readSurveys(staff),
  readFigures: (staff) => readFigures(staff, figures),
  readSuit: (staff, { things }) => readSuit(staff, things.suit),
  listSuits: (staff) => listSuits(staff),
  listSearches: (staff) => listSearches(staff),
  openSearch: (staff, { things }) => openSearch(staff, things.search),
  listColleagues: (staff) => listColleagues(staff),
  readBatches: (staff) => readBatches(staff),
  readBatch: (staff, { things }) => readBatch(staff, things.batch),
  readSchedule: (staff) => readSchedule(staff),
  listSigns: (staff) => listSigns(staff, { day: null, settled: false }),
  readSign: (staff, { things }) => readSign(staff, things.sign),
  listBulkOrders: (staff) => listBulkOrders(staff),
  readBulkOrder: (staff, { things }) => readBulkOrder(staff, things.order),
  previewBulk: (staff, { trackId }) => previewBulk(staff, { wish: hold, trackIds: [trackId], platformIn: () => "" }),
  readDuplicates: (staff) => readDuplicates(staff),
  openHeldFile: (staff, { things }) => openHeldFile(staff, { reference: things.reference, evidenceId: things.held }),
  openReading: (staff, { things }) => openReading(staff, { reference: things.reference, evidenceId: things.evidence }),
  readWarnings: (staff) => readWarnings(staff),
  readWarning: (staff, { things }) => readWarning(staff, things.warning),
  waitingFor: (staff) => waitingFor(staff),
  revealContact: (staff, { things }) => revealContact(staff, things.reference),
  dataRequestsOfCase: (staff, { things }) => dataRequestsOfCase(staff, things.reference),
  nextInQueue: (staff) => nextInQueue(staff, { ...about(""), ...FIRST_ROW }),
  repeatDecision: async (staff, { things: { reference } }) => {
    await decidedOnShop(staff, reference);
    return repeatDecision(staff, { reference, track: "report" });
  },
  fillReplyFor: async (staff, { things: { reference } }) =>
    fillReplyFor(staff, { reference, template: await replyOf(staff), typed: "", subject, platformIn: () => "某平台" }),
  handOutExport: async (staff, { caseId }) => {
    const given = await handOutExport(staff, { id: await exportOf(staff, caseId), wordsOf });
    return given.ok ? { rows: exportedRows(given.text) } : given;
  },
  exportFigures: (staff) => exportFigures(staff, figures),
  tryRules: (staff, { things }) => tryRules(staff, { base: "0", rules: [], otherwiseId: things.unit, reason: "" }),
  workingStaff: (staff) => workingStaff(staff),
  colleaguesOf: (staff, { things }) => colleaguesOf(staff, things.reference),
  questionsFor: async (staff) => {
    await questionTo(staff);
    return questionsFor(staff);
  },
  suitsToLetGo: async (staff, { by, caseId }) => {
    await suitToLetGo(by, caseId);
    return suitsToLetGo(staff);
  },
};

/** Rules, lists and words of the office, which name no case and nobody in one; or a part of a read that stands above. */
const ELSEWHERE: Record<string, string> = {
  countSearches: "listSearches, with a number",
  countSetBack: "a number in listQueue",
  countQuestions: "a number in questionsFor",
  peopleFigures: "a part of readFigures",
  readClaim: "a part of readCase and previewDecision",
  listUnits: "desks",
  readRules: "rules of the office",
  recommendGrounds: "numbers of a desk",
  offerReplies: "texts of the office",
  readReplies: "texts of the office",
  readReply: "texts of the office",
  pickReply: "texts of the office; what stands in braces is not filled",
  readChecklists: "lists of the office",
  readChecklistOfKind: "lists of the office",
  readRuleHistory: "law data",
  listRules: "law data",
  knowLaw: "nothing is answered; law data is read",
  recordRuleVersion: "the number of the version that was just written",
  warningRuleOf: "numbers of the office",
  listRoles: "roles of the office and how many hold each",
  ownOrganisation: "a name",
  otherOrganisations: "names of offices, which all staff may know",
  severalOrganisations: "yes or no",
  chooseRows: "ids that were ticked, or of listQueue",
  checkWish: "what was typed",
  findCase: "the id behind a number that was typed",
  saveRules: "refused, what tryRules shows",
  // Whoever is let in reads accounts, with addresses: the doors of these pages are for access-matrix.test.ts.
  allPeople: "accounts of the office, behind staff:manage",
  findPerson: "accounts of the office, behind staff:manage",
  openInvites: "accounts of the office, behind staff:manage",
  allOrganisations: "offices with numbers, behind staff:manage",
  liveSessions: "one's own devices, and behind staff:manage those of an account",
  recoveryCodesLeft: "a number, one's own",
  // Parts of the page of a case, asked by its id once readCase has let somebody in.
  moneyStanding: "two numbers on the page of a case, behind readCase; readMoney shows them",
  suitsOfCase: "a part of the page of a case, behind readCase",
  lapsesOfCase: "a part of the page of a case, as readPreservation shows it",
  lettersOfCase: "a part of the page of a case, as readPreservation shows it",
  endedAmong: "days of suits that listSuits shows",
  guardianAgreed: "yes or no, behind readCase",
  clueLetterOf: "a part of the page of a case, behind readCase; no field of the reporter's",
  // Files and pictures, whose content is for the tests of each.
  handOutPacket: "a file: make-packet.test.ts",
  handOutEvidence: "a picture: hand-out-evidence.test.ts",
  unmaskEvidence: "a picture, and what openReading shows",
  acceptFile: "the file that was just sent",
  // What opens something, told once to whoever made it, or before anybody is signed in.
  recordIntake: "the receipt of what was just written down",
  inviteStaff: "a link, to whoever invites",
  inviteAdministrator: "a link, to whoever invites",
  offerNewPassword: "a link, to whoever manages accounts",
  renewRecoveryCodes: "one's own new codes",
  beginSignIn: "before anybody is signed in",
  finishSignIn: "before anybody is signed in",
  exchangeTicket: "before anybody is signed in",
  acceptInvite: "before anybody is signed in",
  setUpAdministrator: "before anybody is signed in",
  staffFromSession: "who asks",
  signInStep: "before anybody is signed in",
};

/** What changes something and answers with no more than that it is done, an id, a number or a day; or why it is not. */
const ACTS = new Set(
  `
  addExample addNote addUnit answerCheck answerDataRequest answerEscalation askEarlyDisposal askForPacket
  askToExport askToLiftHold askToMark askToReveal assignCase changeItem changePassword changeRoles changeSearch
  claimCase closeUnit confirmApprover confirmReading decideAppeal decideApproval decideCase decideHeldFile
  declareRecusal deleteSearch describeItem disableStaff discardFile enableStaff endAbsence endShare escalateCase
  explainReading extendCaseClock gradeEvidence handOverCases holdTrack leaveAllCases leaveCase liftHold
  makeOrganisation markLetterSent maskEvidence maskForGood mergeCase moveBatch moveChecklist moveSuit moveToUnit
  moveWarning pauseCaseClock placeBulkOrder placeLitigationHold planAbsence prepareSuit proposeDisposal
  recordMoney recordPlace recordTransaction releaseCase removeExample resetFactor resumeCaseClock retireReply
  returnToCase revokeSessions saveChecklist saveReply saveRole saveSearch seeAssignment seeReporterWriting
  sendMessageToReporter setDuplicateRule setWarningRule settleSign shareCase signOut splitCase switchPictures
  switchSingleKeys takeHouseSet takeOverCase undoBulkOrder undoMerge withdrawRuleVersion withdrawTransaction writeSuit
  `
    .split(/\s+/)
    .filter(Boolean),
);

let stage: Stage;
const viewers: { viewer: string; staff: Staff }[] = [];
beforeAll(async () => {
  stage = await fullStage();
  for (const role of ROLES) viewers.push({ viewer: role, staff: await staffForTest(role) });
  for (const { profile, staff } of stage.partners) viewers.push({ viewer: profile, staff });
  await approvedReveal(viewers[2]?.staff as Staff, viewers[6]?.staff as Staff, stage.things.reference);
});

/** What is sealed, hashed, or opens something; of a file, its fingerprint and the number of a form are none of these. */
const NEVER = /(^|\.)(sealed(?!Sha)|code|hash$|tag|password|email|receipt|vector|(storage|copy|thumbnail)Key)/i;
const tables: string[] = [];

describe("SEC-05 role or profile × field of every read of staff", () => {
  const uses = staffUses();
  const listed = (name: string) => name in READS || name in ELSEWHERE || ACTS.has(name);

  test("SEC-05 everything that a page of staff asks the domain stands in the table, with why not, or is an act", () => {
    expect(uses.length).toBeGreaterThan(150);
    expect(uses.filter(({ name }) => !listed(name))).toEqual([]);
    const called = new Set(uses.map(({ name }) => name));
    expect([...ACTS].filter((name) => !called.has(name))).toEqual([]);
  });

  test("SEC-05 an act tells no more than that it is done", () => {
    const acts = uses.filter(({ name }) => ACTS.has(name)).map((use) => ({ ...use, told: toldBeyond(use) }));
    expect(acts.filter(({ told }) => told.length > 0)).toEqual([]);
  });

  test("SEC-05 every read of staff by its name stands there, too, whoever calls it", () => {
    const files = globSync(
      "lib/{cases,evidence,reports,linking,enforcement,retention,transparency,access,audit}/**/*.ts",
    );
    const texts = files.filter((file) => !/\.(test|fixture)\.ts$/.test(file)).map((file) => readFileSync(file, "utf8"));
    const reads =
      /export (?:async )?function ((?:read|list|open|preview|show|suggested|reveal|waiting|people|count|offer|recommend)\w*)\(\s*staff: Staff/g;
    const found = texts.flatMap((text) => [...text.matchAll(reads)].map(([, name = ""]) => name));
    expect(found.filter((name) => !listed(name)).toSorted()).toEqual([]);
  });

  test.each(Object.entries(READS))("SEC-05 %s tells nobody a contact or a key", async (name, ask) => {
    const answers = [];
    for (const { viewer, staff } of viewers) answers.push({ viewer, answer: await ask(staff, stage) });
    tables.push(fieldTable(name, answers));
    for (const { viewer, answer } of answers) {
      const asked = name === "revealContact" && viewer === "case_officer";
      const text = JSON.stringify(answer, (_, value: unknown) =>
        typeof value === "bigint" ? value.toString() : value instanceof Map ? [...value] : value,
      );
      expect(text.includes(ADDRESS)).toBe(asked);
      expect([...fieldsOf(answer).keys()].filter((path) => NEVER.test(path))).toEqual([]);
    }
  });

  test("SEC-05 each role and each profile is shown the fields of field-matrix.txt and no others", async () => {
    await expect(`${tables.join("\n\n")}\n`).toMatchFileSnapshot("field-matrix.txt");
  });
});
