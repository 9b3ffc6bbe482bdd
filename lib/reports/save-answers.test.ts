import pg from "pg";
import { describe, expect, test } from "vitest";
import { randomToken } from "@/lib/infra/crypto/tokens";
import { takeTicket } from "@/lib/infra/rate-limit/rate-limit";
import { ownerUrl } from "@/lib/infra/testing/worker-database";
import { ensureDraft } from "./draft-id";
import { mayBeginDraft } from "./may-begin-draft";
import { readDraft } from "./read-draft";
import { saveAnswers } from "./save-answers";

describe("a report under way", () => {
  test("keeps the answers of each step and leaves the others alone", async () => {
    const token = randomToken();
    await saveAnswers(token, "what", { kind: "cashback_card", paidInAdvance: false });
    await saveAnswers(token, "wish", { wish: "both", demand: "退款 19.9 元" });
    const changed = await saveAnswers(token, "what", { kind: "bought_praise", paidInAdvance: false });
    expect(changed.answers).toEqual({
      what: { kind: "bought_praise", paidInAdvance: false },
      wish: { wish: "both", demand: "退款 19.9 元" },
    });
    expect(await readDraft(token)).toEqual(changed);
  });

  test("is begun six hundred times an hour from one network, and one that is there always goes on", async () => {
    const address = "203.0.113.200";
    const token = randomToken();
    expect(await mayBeginDraft(token, address)).toEqual({ ok: true });
    await saveAnswers(token, "wish", { wish: "report", demand: "" });
    await takeTicket("draft", address, { limit: 600, windowSeconds: 3_600, cost: 599 });
    expect(await mayBeginDraft(randomToken(), address)).toMatchObject({ ok: false });
    expect(await mayBeginDraft(token, address)).toEqual({ ok: true });
    expect(await mayBeginDraft(randomToken(), "203.0.113.201")).toEqual({ ok: true });
  });

  test("is nobody else's: another token finds nothing", async () => {
    await saveAnswers(randomToken(), "wish", { wish: "report", demand: "" });
    expect(await readDraft(randomToken())).toBeNull();
  });

  test("loses no step when several are saved at once", async () => {
    const token = randomToken();
    await Promise.all([
      saveAnswers(token, "what", { kind: "insider", paidInAdvance: false }),
      saveAnswers(token, "wish", { wish: "report", demand: "" }),
      saveAnswers(token, "contact", { contactKind: "none", contact: "", updates: false }),
      ensureDraft(token),
    ]);
    expect(Object.keys((await readDraft(token))?.answers ?? {}).sort()).toEqual(["contact", "what", "wish"]);
  });

  test("cannot be read from a copy of the database", async () => {
    const token = randomToken();
    await saveAnswers(token, "contact", { contactKind: "phone", contact: "13800138000", updates: true });
    const thief = new pg.Client({ connectionString: ownerUrl });
    await thief.connect();
    const { rows } = await thief.query("SELECT sealed_answers, token_hash FROM draft");
    await thief.end();
    const seen = rows.map((row) => row.sealed_answers.toString("latin1") + row.token_hash.toString("latin1")).join();
    expect(seen).not.toContain("13800138000");
    expect(seen).not.toContain(token);
  });
});
