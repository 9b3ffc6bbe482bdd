import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { z } from "zod";
import { type Secrets, secretsSchema, VAULT_KEY_FILE } from "./secrets.ts";
import { type S3Place, s3PlaceFrom } from "./storage/s3-place.ts";

const origin = z.url({ protocol: /^https?$/ }).transform((url) => new URL(url).origin);

const settingsSchema = z.object({
  PORT: z.coerce.number().int().min(1).max(65535).default(3000),
  HOST: z.string().min(1).default("localhost"),
  DATA_DIR: z.string().min(1).default("data"),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  PUBLIC_ORIGIN: origin.optional(),
  STAFF_ORIGIN: origin.optional(),
  SURFACE: z.enum(["public", "staff", "worker", "all"]).default("all"),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  TIMESTAMP_URL: z.url({ protocol: /^https?$/ }).optional(),
  CLAMD_SOCKET: z
    .string()
    .regex(/^(\/.+|[^\s/]+:\d{1,5})$/, "a socket's path, or host:port")
    .optional(),
  S3_URL: z
    .string()
    .transform(s3PlaceFrom)
    .refine((place) => place !== null, "https://KEY:SECRET@host/bucket?region=…")
    .optional(),
  CUSTODIAN_RECIPIENT: z
    .string()
    .regex(/^age1[0-9a-z]{58,}$/, "an age recipient begins with age1")
    .optional(),
  /** Set by the launcher, never by people: the runtime's own, narrower database role. */
  ZHENPING_DATABASE_URL: z.string().optional(),
  /** Set by the test runner: routes that only a test may ask for, and a database per worker. */
  NODE_ENV: z.enum(["development", "production", "test"]).default("production"),
});

export type Settings = {
  port: number;
  host: string;
  dataDir: string;
  databaseUrl: string | undefined;
  publicOrigin: string;
  staffOrigin: string;
  /** Whether the operator named the origins: only then are other host names refused. */
  originsNamed: boolean;
  surface: "public" | "staff" | "worker" | "all";
  smtpUrl: string | undefined;
  /** A time-stamp authority (RFC 3161); without one, checkpoints are signed and published but not stamped. */
  timestampUrl: string | undefined;
  /** Where the virus scanner clamd listens; without one, nothing is scanned and nothing is held for it. */
  clamdSocket: string | undefined;
  /** The bucket that holds files; without one they lie in the data folder. */
  s3: S3Place | undefined;
  /** Whom originals are sealed to, if not to the key pair that the first start made (lib/infra/custodian.ts). */
  custodianRecipient: string | undefined;
  runtimeDatabaseUrl: string | undefined;
  mode: "development" | "production" | "test";
};

/**
 * Reads the settings from an environment.
 * @throws {Error} naming every wrong variable in one message, so that a start shows all mistakes at once.
 */
export function readSettings(environment: Record<string, string | undefined>): Settings {
  const filled = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ""));
  const parsed = settingsSchema.safeParse(filled);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `  ${issue.path.join(".")}: ${issue.message}`);
    throw new Error(`These settings cannot be used (see docs/operate.md):\n${lines.join("\n")}`);
  }
  const s = parsed.data;
  const home = `http://${s.HOST === "0.0.0.0" || s.HOST === "::" ? "localhost" : s.HOST}:${s.PORT}`;
  return {
    port: s.PORT,
    host: s.HOST,
    dataDir: resolve(s.DATA_DIR),
    databaseUrl: s.DATABASE_URL,
    publicOrigin: s.PUBLIC_ORIGIN ?? home,
    staffOrigin: s.STAFF_ORIGIN ?? s.PUBLIC_ORIGIN ?? home,
    originsNamed: s.PUBLIC_ORIGIN !== undefined || s.STAFF_ORIGIN !== undefined,
    surface: s.SURFACE,
    smtpUrl: s.SMTP_URL,
    timestampUrl: s.TIMESTAMP_URL,
    clamdSocket: s.CLAMD_SOCKET,
    s3: s.S3_URL ?? undefined,
    custodianRecipient: s.CUSTODIAN_RECIPIENT,
    runtimeDatabaseUrl: s.ZHENPING_DATABASE_URL,
    mode: s.NODE_ENV,
  };
}

let cachedSettings: Settings | undefined;
let cachedSecrets: Secrets | undefined;
let cachedVaultKey: Buffer | undefined;

/** The process's settings, read once. @throws {Error} when one cannot be used. */
export function settings(): Settings {
  cachedSettings ??= readSettings(process.env);
  return cachedSettings;
}

/** The installation's secrets, made by the first start. @throws {Error} when the file is missing or damaged: never a default. */
export function secrets(): Secrets {
  cachedSecrets ??= secretsSchema.parse(JSON.parse(readFileSync(join(settings().dataDir, "secrets.json"), "utf8")));
  return cachedSecrets;
}

/** The key of the identity vault. @throws {Error} when its file is missing or damaged: never a default. */
export function vaultKey(): Buffer {
  cachedVaultKey ??= Buffer.from(readFileSync(join(settings().dataDir, VAULT_KEY_FILE), "utf8"), "base64");
  if (cachedVaultKey.length !== 32) throw new Error("vault.key is damaged");
  return cachedVaultKey;
}
