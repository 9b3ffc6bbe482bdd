import { authorise, type NotPermitted, type Staff } from "@/lib/access/staff";
import { staffNames } from "@/lib/cases/queries";
import { type ExampleFailure, failingExamples, type RoutingExample } from "./example";
import {
  currentRules,
  examplesOf,
  type RulesVersion,
  type UnitView,
  unitsOf,
  type VersionedRules,
  versionsOf,
} from "./queries";

export type RulesView = {
  readonly ok: true;
  readonly current: VersionedRules;
  readonly units: readonly UnitView[];
  readonly examples: readonly RoutingExample[];
  readonly failures: readonly ExampleFailure[];
  readonly versions: readonly (RulesVersion & { readonly changedBy: string })[];
};

/** The rules of the own house with everything around them, for whoever works by them: what decides must be readable. */
export async function readRules(staff: Staff): Promise<RulesView | NotPermitted> {
  const may = authorise(staff, "case:read");
  if (!may.ok) return may;
  const { organisationId } = staff;
  const [current, units, examples, versions] = await Promise.all([
    currentRules(organisationId),
    unitsOf(organisationId),
    examplesOf(organisationId),
    versionsOf(organisationId),
  ]);
  const names = await staffNames(
    staff,
    versions.map(({ changedById }) => changedById),
  );
  return {
    ok: true,
    current,
    units,
    examples,
    failures: failingExamples(current, examples),
    versions: versions.map((version) => ({ ...version, changedBy: names.get(version.changedById) ?? "" })),
  };
}
