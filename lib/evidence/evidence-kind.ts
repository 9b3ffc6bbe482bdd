/** What a file shows, in the order in which people choose. */
export const EVIDENCE_KINDS = [
  "review_page",
  "chat",
  "order",
  "logistics",
  "payment",
  "cashback_card",
  "other",
] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

export function isEvidenceKind(text: string): text is EvidenceKind {
  return (EVIDENCE_KINDS as readonly string[]).includes(text);
}
