import { afterAll, beforeAll, expect, it } from "vitest";
import { startS3 } from "@/lib/infra/testing/s3-server";
import { removeFromS3, S3UploadStore, s3UploadOwners } from "./s3-upload-store";
import { chunks, DAY, ID, tellOfUploads, upload } from "./testing/upload-stories";

let server: Awaited<ReturnType<typeof startS3>>;
beforeAll(async () => {
  server = await startS3();
});
afterAll(() => server.stop());

const open = (owner: string) => new S3UploadStore(server.place, owner, 7 * DAY);

tellOfUploads(open);

it("all uploads of an owner are forgotten, and of nobody else (T9)", async () => {
  const [mine, theirs] = ["a".repeat(64), "b".repeat(64)];
  for (const owner of [mine, theirs]) {
    await open(owner).create(upload());
    await open(owner).write(chunks("abc"), ID, 0);
  }
  expect(await s3UploadOwners(server.place)).toEqual(expect.arrayContaining([mine, theirs]));
  await removeFromS3(server.place, mine);
  expect(await open(mine).list()).toEqual([]);
  expect(await open(theirs).list()).toMatchObject([{ id: ID, offset: 3 }]);
});
