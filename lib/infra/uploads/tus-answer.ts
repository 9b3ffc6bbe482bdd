import { randomUUID } from "node:crypto";
import { MemoryLocker, Server, type Upload } from "@tus/server";
import type { UploadStore } from "@/lib/infra/uploads/upload-store";

/** Statuses by which a hook refuses; tus answers with them. */
export class UploadRefused extends Error {
  readonly status_code: number;
  readonly body: string;

  constructor(status: number, reason: string) {
    super(reason);
    this.status_code = status;
    this.body = reason;
  }
}

export type UploadHooks = {
  path: string;
  store: UploadStore;
  /** Before an upload is begun. @throws {UploadRefused} */
  begin: (upload: Upload) => Promise<void>;
  /** After the last byte, and each time the last answer is asked for again. @throws {UploadRefused} */
  finish: (upload: Upload) => Promise<void>;
};

/** One for the process: the second request for an upload makes a first one that hangs let go of it. */
const locker = new MemoryLocker();
/** How long a connection that nobody hears any more may hold an upload when a new one asks for it. */
const LET_GO_MS = 1_000;

/** Answers one request of the tus protocol 1.0. @throws what went wrong on our side. */
export async function tusAnswer(request: Request, hooks: UploadHooks): Promise<Response> {
  const failures: unknown[] = [];
  const server = new Server({
    path: hooks.path,
    datastore: hooks.store,
    locker,
    lockDrainTimeout: LET_GO_MS,
    relativeLocation: true,
    allowedOrigins: [],
    namingFunction: () => randomUUID(),
    onUploadCreate: async (_, upload) => {
      await hooks.begin(upload);
      return {};
    },
    onUploadFinish: async (_, upload) => {
      await hooks.finish(upload);
      return {};
    },
    onResponseError: (_, error) => {
      if (!("status_code" in error)) failures.push(error);
      return undefined;
    },
  });
  const answer = await server.handleWeb(request);
  if (failures.length > 0) throw failures[0];
  return answer;
}
