import { describe, expect, test } from "vitest";
import { BUTTON_FIELD, FormRefused, readForm, TOKEN_FIELD } from "./read-form";
import { openVisit, type Visit, visitFormToken } from "./visit";

const COOKIE = `__Host-zp=${"v".repeat(43)}`;
const TYPE = "application/x-www-form-urlencoded";

function visitWith(body: BodyInit | null, headers: Record<string, string> = {}): Visit {
  const init: RequestInit & { duplex?: "half" } = { method: "POST", body, duplex: "half" };
  const all = { "content-type": TYPE, cookie: COOKIE, ...headers };
  return openVisit(new Request("http://localhost:3000/zh/report/what", { ...init, headers: all }), "zh");
}

const token = () =>
  visitFormToken(openVisit(new Request("http://localhost:3000/zh", { headers: { cookie: COOKIE } }), "zh"));

function typed(fields: Record<string, string>): string {
  return new URLSearchParams({ [TOKEN_FIELD]: token(), ...fields }).toString();
}

async function refusalOf(visit: Visit, names: readonly string[] = ["story"]): Promise<string> {
  const error = await readForm(visit, names).then(
    () => null,
    (one: unknown) => one,
  );
  return error instanceof FormRefused ? `${error.status} ${error.reason}` : "taken";
}

describe("reading a form", () => {
  test("gives what was typed, with line ends as we keep them", async () => {
    const form = await readForm(visitWith(typed({ story: "第一行\r\n第二行 😀" })), ["story"]);
    expect(form.get("story")).toBe("第一行\n第二行 😀");
    expect(form.get("nothing")).toBe("");
  });

  test("gives every value of a name that repeats", async () => {
    const body = `${TOKEN_FIELD}=${token()}&demand=stars&demand=words`;
    expect((await readForm(visitWith(body), ["demand"])).all("demand")).toEqual(["stars", "words"]);
  });

  test("knows which button was pressed", async () => {
    expect((await readForm(visitWith(typed({ [BUTTON_FIELD]: "remove" })), [])).get(BUTTON_FIELD)).toBe("remove");
  });

  test.each([
    ["a field the page does not have", typed({ story: "x", isAdmin: "1" }), "400 unknown_fields"],
    ["no token", "story=x", "403 stale_form"],
    ["a token cut short", `story=x&${TOKEN_FIELD}=abc`, "403 stale_form"],
  ])("refuses a form with %s", async (_, body, refusal) => {
    expect(await refusalOf(visitWith(body))).toBe(refusal);
  });

  test("refuses a token that was made for another browser (SEC-07)", async () => {
    const stranger = visitWith(typed({ story: "x" }), { cookie: `__Host-zp=${"w".repeat(43)}` });
    expect(await refusalOf(stranger)).toBe("403 stale_form");
  });

  test("tells a form from a browser that brought no cookie from one that is only old", async () => {
    expect(await refusalOf(visitWith(typed({ story: "x" }), { cookie: "" }))).toBe("403 no_cookie");
  });

  test("parts what the page asks for from what it does not, so that the first can be sent again and none is lost", async () => {
    const visit = visitWith(typed({ story: "x", from_an_older_page: "十分钟的字" }));
    await refusalOf(visit);
    expect([...(visit.form?.fields.keys() ?? [])]).toEqual([TOKEN_FIELD, "story"]);
    expect(visit.unasked).toEqual([["from_an_older_page", "十分钟的字"]]);
  });

  test.each(["text/plain", "multipart/form-data; boundary=x", "application/json"])(
    "refuses a body of the type %s",
    async (type) => {
      expect(await refusalOf(visitWith(typed({ story: "x" }), { "content-type": type }))).toBe("415 form_type");
    },
  );

  test("says that a body was cut short when the connection ends inside it", async () => {
    const broken = new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(new TextEncoder().encode("story=half"));
        controller.error(new Error("aborted"));
      },
    });
    expect(await refusalOf(visitWith(broken))).toBe("400 cut_short");
  });

  test("keeps what was typed for the page that answers, also when the form is stale", async () => {
    const visit = visitWith("story=十分钟的字");
    await refusalOf(visit);
    expect(visit.form?.get("story")).toBe("十分钟的字");
  });
});
