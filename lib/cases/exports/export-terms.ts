import type { HandlingMark } from "@/lib/access/handling-mark";

/** For what somebody may take a list of cases out of the house. */
export const EXPORT_PURPOSES = ["report_upwards", "joint_check", "suit_material", "analysis"] as const;
export type ExportPurpose = (typeof EXPORT_PURPOSES)[number];

/** More cases than one file carries. */
export const MOST_EXPORTED = 5_000;

/** Who may know of what stands in the file; it says so itself. */
export const EXPORT_MARK: HandlingMark = "case_team";
