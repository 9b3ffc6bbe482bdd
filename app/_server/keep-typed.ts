import { readTyped } from "./read-form";
import { readUpload } from "./read-upload";
import type { Visit } from "./visit";

const NOTHING_TAKEN = { fileField: "", isField: () => true, take: () => Promise.resolve() };

/** Whether the request brings a form of the kind that may carry files. */
export function isMultipart({ request }: Visit): boolean {
  return request.headers.get("content-type")?.startsWith("multipart/") ?? false;
}

/**
 * Reads into `visit.form` what a route that failed had not read yet: no failure before the form may cost anybody what
 * they typed. Nothing of it is taken; files are let go by.
 */
export async function keepTyped(visit: Visit): Promise<void> {
  if (visit.request.method !== "POST" || visit.form) return;
  await (isMultipart(visit) ? readUpload(visit, NOTHING_TAKEN) : readTyped(visit)).catch(() => null);
}
