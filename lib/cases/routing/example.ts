import { searchDocument } from "@/lib/cases/search-terms";
import { type Route, type RuleSet, routeOf } from "./rule";

/** Facts, and the desk that a case of them must be led to; null: nobody's. */
export type RoutingExample = {
  readonly id: string;
  readonly name: string;
  readonly behaviour: string;
  readonly platform: string;
  readonly region: string | null;
  readonly words: string;
  readonly unitId: string | null;
};

export type ExampleFailure = { readonly example: RoutingExample; readonly got: Route };

/** The examples that these rules would lead elsewhere. */
export function failingExamples(rules: RuleSet, examples: readonly RoutingExample[]): readonly ExampleFailure[] {
  return examples
    .map((example) => ({ example, got: routeOf(rules, { ...example, document: searchDocument(example.words) }) }))
    .filter(({ example, got }) => got.unitId !== example.unitId);
}
