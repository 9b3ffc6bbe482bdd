import { headers } from "next/headers";
import { redirect, unstable_rethrow } from "next/navigation";
import type { ReactNode } from "react";
import { isLocale } from "@/lib/i18n/locale";
import { isDatabaseAway } from "@/lib/infra/health";
import { errorFacts, log } from "@/lib/infra/log/log";

type Page<Props> = (props: Props) => Promise<ReactNode>;

/** How the framework marks what `notFound()` throws. */
const MISSING = "NEXT_HTTP_ERROR_FALLBACK;404";

function isMissing(error: unknown): boolean {
  return error instanceof Error && "digest" in error && error.digest === MISSING;
}

async function troubleAt(error: unknown): Promise<string> {
  if (isMissing(error)) return "missing";
  unstable_rethrow(error);
  const number = (await headers()).get("x-zp-request") ?? "";
  const away = isDatabaseAway(error);
  log.error({ number, error: errorFacts(error) }, away ? "database away" : "page failed");
  return `${away ? "unavailable" : "failed"}?number=${number}`;
}

/**
 * A staff page that says what went wrong. The framework shows its own error pages by script alone, empty without one;
 * the route of troubles answers with a page and its number.
 */
export function guardedPage<Props extends { params: Promise<{ locale: string }> }>(page: Page<Props>): Page<Props> {
  return async (props) => {
    try {
      return await page(props);
    } catch (error) {
      const trouble = await troubleAt(error);
      const { locale } = await props.params;
      redirect(`/${isLocale(locale) ? locale : "zh"}/staff/trouble/${trouble}`);
    }
  };
}
