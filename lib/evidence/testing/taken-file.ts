import { acceptFile } from "@/lib/evidence/accept-file";
import type { FileForCase } from "@/lib/evidence/attach-evidence";

/** A file as the check lets it through, ready to be attached. */
export async function takenFile(content: Buffer, name = "a.png"): Promise<FileForCase> {
  const accepted = await acceptFile({ name, content: [content] }, { count: 0, hashes: new Set() });
  if (!accepted.ok) throw new Error(`the file was refused: ${accepted.reason}`);
  return { ...accepted.file, kind: "other", capturedOn: null, capturedWhere: null };
}
