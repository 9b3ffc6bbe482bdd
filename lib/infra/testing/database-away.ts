import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaClient } from "@/lib/infra/db/generated/client";
import { log } from "@/lib/infra/log/log";

const held = globalThis as { zhenpingDb?: PrismaClient | undefined };

/** At the address no server ever listens: every connection is refused, as while a database restarts. */
const REFUSES = "postgresql://nobody@127.0.0.1:1/nothing";

/** The same program while its database refuses every connection, which its log need not tell whoever reads the tests. */
export async function whileDatabaseIsAway<T>(work: () => Promise<T>): Promise<T> {
  const [own, away] = [held.zhenpingDb, new PrismaClient({ adapter: new PrismaPg({ connectionString: REFUSES }) })];
  const { level } = log;
  held.zhenpingDb = away;
  log.level = "silent";
  try {
    return await work();
  } finally {
    log.level = level;
    held.zhenpingDb = own;
    await away.$disconnect();
  }
}
