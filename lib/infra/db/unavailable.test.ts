import { describe, expect, test } from "vitest";
import { isDatabaseAway } from "./unavailable";

const adapter = (cause: object) => ({ code: "P2010", meta: { driverAdapterError: { cause } } });

describe("whether the database is away for now", () => {
  test.each([
    ["no server listens", { code: "P1001" }],
    ["no server listens, for a raw query", adapter({ kind: "DatabaseNotReachable" })],
    ["the server is shutting down", adapter({ kind: "postgres", originalCode: "57P01" })],
    ["the server is starting up", { code: "57P03" }],
    ["there are too many connections", adapter({ kind: "TooManyConnections" })],
    ["the connection broke", { code: "ECONNRESET" }],
    ["the adapter lost its connection", { cause: { kind: "ConnectionClosed" } }],
    ["no connection became free in time", { code: "P2028" }],
  ])("%s: yes", (_, error) => {
    expect(isDatabaseAway(error)).toBe(true);
  });

  test.each([
    ["a unique key was there already", { code: "P2002" }],
    ["a statement was wrong", adapter({ kind: "postgres", originalCode: "42601" })],
    ["a role may not", adapter({ kind: "postgres", originalCode: "42501" })],
    ["a bug of ours", new TypeError("x is not a function")],
    ["nothing", null],
    ["nothing at all", undefined],
    ["a text", "ECONNRESET"],
  ])("%s: no", (_, error) => {
    expect(isDatabaseAway(error)).toBe(false);
  });
});
