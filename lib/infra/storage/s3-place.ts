/** A bucket, and who may use it. */
export type S3Place = { endpoint: string; bucket: string; region: string; accessKey: string; secretKey: string };

/**
 * Reads `https://KEY:SECRET@host/bucket?region=cn-north-1`, a secret with `/` or `+` percent-encoded. Null when a part is missing.
 */
export function s3PlaceFrom(text: string): S3Place | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  const bucket = url.pathname.slice(1);
  const [accessKey, secretKey] = [decodeURIComponent(url.username), decodeURIComponent(url.password)];
  if (!/^https?:$/.test(url.protocol) || !accessKey || !secretKey || !/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(bucket))
    return null;
  return { endpoint: url.origin, bucket, region: url.searchParams.get("region") ?? "us-east-1", accessKey, secretKey };
}
