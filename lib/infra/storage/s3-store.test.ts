import { readdirSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { settings } from "@/lib/infra/env";
import { startS3 } from "@/lib/infra/testing/s3-server";
import { s3PlaceFrom } from "./s3-place";
import { signedRequest } from "./s3-sign";
import { s3Store } from "./s3-store";
import { putBlob, readBlob } from "./storage";
import { newStorageKey } from "./storage-key";
import { chunks, tellOfBlobs } from "./testing/blob-stories";

let server: Awaited<ReturnType<typeof startS3>>;
beforeAll(async () => {
  server = await startS3();
  vi.stubEnv("S3_URL", server.url);
});
afterAll(() => server.stop());

tellOfBlobs();

describe("a blob in S3", () => {
  it("leaves nothing on this machine's disk", async () => {
    const key = newStorageKey();
    await putBlob(key, chunks("x"));
    await readBlob(key);
    expect(readdirSync(join(settings().dataDir, "blobs"))).toEqual(["scratch"]);
    expect(readdirSync(join(settings().dataDir, "blobs", "scratch"))).toEqual([]);
  });

  it("is refused with a wrong secret, and what the server said is told", async () => {
    const store = s3Store({ ...server.place, secretKey: "wrong" });
    await expect(store.put(newStorageKey(), chunks("x"))).rejects.toThrow("403 SignatureDoesNotMatch");
  });

  it("in a bucket that is not there is an error, not a file that is missing", async () => {
    const store = s3Store({ ...server.place, bucket: "elsewhere" });
    await expect(store.read(newStorageKey())).rejects.toThrow("404 NoSuchBucket");
  });

  it("is not stored when the server breaks off in the middle", async () => {
    const rude = createServer((request) => request.once("data", () => request.socket.destroy()));
    await new Promise<void>((done) => rude.listen(0, "127.0.0.1", done));
    const endpoint = `http://127.0.0.1:${(rude.address() as AddressInfo).port}`;
    const store = s3Store({ ...server.place, endpoint });
    await expect(store.put(newStorageKey(), [Buffer.alloc(2_000_000)])).rejects.toThrow();
    rude.close();
  });
});

describe("the address of a bucket", () => {
  it("carries its keys, and a secret may hold anything once it is encoded", () => {
    expect(s3PlaceFrom("https://AK:a%2Fb%2Bc@s3.cn-north-1.amazonaws.com.cn/zhen-ping?region=cn-north-1")).toEqual({
      endpoint: "https://s3.cn-north-1.amazonaws.com.cn",
      bucket: "zhen-ping",
      region: "cn-north-1",
      accessKey: "AK",
      secretKey: "a/b+c",
    });
  });

  it.each([
    "",
    "bucket",
    "https://host/bucket",
    "https://AK@host/bucket",
    "https://AK:s@host/",
    "ftp://AK:s@host/bucket",
  ])("“%s” is none", (text) => expect(s3PlaceFrom(text)).toBeNull());
});

it("signs as Amazon's own example does (GET object with a range)", () => {
  const place = {
    endpoint: "https://examplebucket.s3.amazonaws.com",
    bucket: "test.txt",
    region: "us-east-1",
    accessKey: "AKIAIOSFODNN7EXAMPLE",
    secretKey: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
  };
  const bodySha256 = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
  const asked = { method: "GET", key: "", headers: { range: "bytes=0-9" }, bodySha256 };
  const { headers } = signedRequest(place, asked, new Date("2013-05-24T00:00:00Z"));
  expect(headers.authorization).toContain("f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41");
});
