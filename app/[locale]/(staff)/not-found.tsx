"use client";

import { usePathname } from "next/navigation";
import type { ReactElement } from "react";
import en from "@/lib/i18n/messages/en/access.json";
import zh from "@/lib/i18n/messages/zh-CN/access.json";

/** For addresses that lead nowhere, and for pages that the person's role does not include: the two look the same. */
export default function StaffNotFound(): ReactElement {
  const english = usePathname().startsWith("/en");
  const words = (english ? en : zh).pageMissing;
  return (
    <main id="main" className="narrow stack">
      <h1>{words.title}</h1>
      <p>{words.whatToDo}</p>
      <p>
        <a href={english ? "/en/staff/account" : "/zh/staff/account"}>{words.home}</a>
      </p>
    </main>
  );
}
