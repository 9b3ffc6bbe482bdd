import type { TagTone } from "@/app/_ui/tag";
import type { ApprovalStanding } from "@/lib/cases/approvals/approval";

export const TONES: Readonly<Record<ApprovalStanding, TagTone>> = {
  waiting: "waiting",
  lapsed: "late",
  approved: "done",
  spent: "closed",
  done: "done",
  refused: "closed",
  taken_back: "closed",
};
