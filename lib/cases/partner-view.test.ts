import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { SHARE_PROFILES, type ShareProfile } from "@/lib/access/share-profile";
import { NO_DESK } from "@/lib/cases/desk-of-case";
import { FULL_FACTS, fullCase, SECRETS } from "@/lib/cases/full-case.fixture";
import { partnerView } from "@/lib/cases/partner-view";

/** Profile by profile, the fields that go out: read by people, changed only on purpose. */
const GOLDEN = JSON.parse(readFileSync("lib/cases/partner-view.golden.json", "utf8")) as Record<ShareProfile, string[]>;

const until = new Date("2026-12-01T00:00:00Z");
const asked = { owner: "真评", ownDesk: NO_DESK };
const ownNotes = [{ id: "theirs", body: "协查笔记", by: { kind: "staff", name: "周明" } as const, at: until }];

function seenUnder(profile: ShareProfile) {
  return partnerView(fullCase(), { share: { profile, mark: "partners", until }, ...asked, ownNotes });
}

/** Every field that holds something, by its path; a list is one path, whatever its length. */
function filled(value: unknown, path = ""): string[] {
  if (value === null || value === undefined || value === "") return [];
  if (value === false || value === 0) return [];
  if (Array.isArray(value)) return [...new Set(value.flatMap((item) => filled(item, `${path}[]`)))];
  if (typeof value !== "object" || value instanceof Date) return [path];
  return Object.entries(value).flatMap(([name, inner]) => filled(inner, path ? `${path}.${name}` : name));
}

describe("PRV-05 what a partner receives of a shared case", () => {
  it.each(SHARE_PROFILES)("PRV-05 E4 under the profile %s exactly the fields of the golden file", (profile) => {
    expect(filled(seenUnder(profile)).toSorted()).toEqual(GOLDEN[profile]);
  });

  it.each(SHARE_PROFILES)(
    "PRV-05 under %s no order number, parcel, contact, name of a file, inner reason",
    (profile) => {
      const seen = JSON.stringify(seenUnder(profile));
      expect(Object.entries(SECRETS).filter(([, secret]) => seen.includes(secret))).toEqual([]);
    },
  );

  it("PRV-05 a field that somebody adds to a case, an answer or a file stays at home", () => {
    const own = fullCase();
    const facts = { ...FULL_FACTS, seen: { ...FULL_FACTS.seen, nickname: "新字段" }, fresh: { any: "新字段" } };
    const view = {
      ...own,
      fresh: "新字段",
      submission: own.submission && { ...own.submission, facts, fresh: "新字段" },
      evidence: own.evidence.map((file) => ({ ...file, fresh: "新字段" })),
      events: own.events.map((event) => ({ ...event, fresh: "新字段", data: { ...event.data, fresh: "新字段" } })),
    };
    const seen = partnerView(view, { share: { profile: "handle", mark: "public", until }, ...asked, ownNotes });
    expect(JSON.stringify(seen)).not.toContain("新字段");
  });
});
