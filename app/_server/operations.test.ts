import { expect, test } from "vitest";
import { GET } from "@/app/metrics/route";
import { isFromThisHost } from "./operations";

const from = (client: string | null) =>
  new Request("http://localhost/metrics", { headers: client === null ? {} : { "x-zp-client": client } });

test.each(["127.0.0.1", "127.0.1.1", "::1", "::ffff:127.0.0.1"])("%s is this host", (client) => {
  expect(isFromThisHost(from(client))).toBe(true);
});

test.each(["203.0.113.7", "::ffff:203.0.113.7", "127.0.0.1.example", "2001:db8::1", "unknown", "", null])(
  "%s is not",
  (client) => {
    expect(isFromThisHost(from(client))).toBe(false);
  },
);

test("the figures are for a collector on this host alone", async () => {
  expect((await GET(from("203.0.113.7"))).status).toBe(404);
  const answer = await GET(from("127.0.0.1"));
  expect(answer.status).toBe(200);
  expect(await answer.text()).toContain("zhenping_database_up 1");
});
