"use client";

import { usePathname } from "next/navigation";
import type { ReactElement } from "react";
import en from "@/lib/i18n/messages/en/access.json";
import zh from "@/lib/i18n/messages/zh-CN/access.json";

/** Shown when a staff page cannot be rendered; the digest is the number that the log carries. Both languages travel with it, since the server has failed. */
export default function StaffError(props: { error: Error & { digest?: string }; reset: () => void }): ReactElement {
  const words = (usePathname().startsWith("/en") ? en : zh).pageFailed;
  return (
    <main id="main" className="narrow stack">
      <h1>{words.title}</h1>
      <p>{words.whatToDo}</p>
      <button type="button" className="button" onClick={props.reset}>
        {words.again}
      </button>
      <p className="muted">{props.error.digest}</p>
    </main>
  );
}
