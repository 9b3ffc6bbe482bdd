import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaClient } from "@/lib/infra/db/generated/client";

const held = globalThis as { zhenpingDb?: PrismaClient | undefined };

/** At the address no server ever listens: every connection is refused, as while a database restarts. */
const REFUSES = "postgresql://nobody@127.0.0.1:1/nothing";

/** The same program while its database refuses every connection. */
export async function whileDatabaseIsAway<T>(work: () => Promise<T>): Promise<T> {
  const [own, away] = [held.zhenpingDb, new PrismaClient({ adapter: new PrismaPg({ connectionString: REFUSES }) })];
  held.zhenpingDb = away;
  try {
    return await work();
  } finally {
    held.zhenpingDb = own;
    await away.$disconnect();
  }
}
