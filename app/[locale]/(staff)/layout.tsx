import "@/app/_ui/tokens.css";
import "@/app/_ui/public.css";
import "@/app/_ui/staff.css";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { ReactElement, ReactNode } from "react";
import { isLocale, LANGUAGE_TAGS } from "@/lib/i18n/locale";
import { translatorFor } from "@/lib/i18n/translator";

/** Every staff page is made for one person and one moment. */
export const dynamic = "force-dynamic";

type Props = { params: Promise<{ locale: string }>; children: ReactNode };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const name = translatorFor(isLocale(locale) ? locale : "zh")("ui.serviceName");
  return {
    title: { default: name, template: `%s - ${name}` },
    robots: { index: false, follow: false },
    icons: "/assets/icon.svg",
    formatDetection: { telephone: false },
  };
}

export default async function StaffLayout({ params, children }: Props): Promise<ReactElement> {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  return (
    <html lang={LANGUAGE_TAGS[locale]}>
      <head>
        <meta name="color-scheme" content="light dark" />
      </head>
      <body>{children}</body>
    </html>
  );
}
