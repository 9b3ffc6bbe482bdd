import S3rver from "@20minutes/s3rver";
import { type S3Place, s3PlaceFrom } from "@/lib/infra/storage/s3-place";
import { scratchFolder } from "@/lib/infra/testing/scratch-folder";

/** An S3 server of its own for tests: it checks signatures and keeps objects in a folder. */
export async function startS3(): Promise<{ url: string; place: S3Place; stop: () => Promise<void> }> {
  const server = new S3rver({
    port: 0,
    address: "127.0.0.1",
    silent: true,
    directory: scratchFolder("s3"),
    configureBuckets: [{ name: "zhenping" }],
  });
  const { port } = await server.run();
  const url = `http://S3RVER:S3RVER@127.0.0.1:${port}/zhenping`;
  const place = s3PlaceFrom(url);
  if (!place) throw new Error("not a place");
  return { url, place, stop: () => server.close() };
}
