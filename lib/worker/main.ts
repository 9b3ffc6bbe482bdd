import { log } from "@/lib/infra/log/log";

log.info("worker up");
process.on("SIGTERM", () => process.exit(0));
process.on("disconnect", () => process.exit(0));
