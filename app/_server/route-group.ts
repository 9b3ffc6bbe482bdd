const GROUPS: readonly (readonly [RegExp, string])[] = [
  [/^\/(healthz|readyz|metrics)$/, "operations"],
  [/^\/assets\//, "assets"],
  [/^\/api\/auth(\/|$)/, "sign_in"],
  [/^\/api\/uploads(\/|$)/, "report_files"],
  [/^\/api\//, "api"],
  [/^\/(zh|en)?$/, "home"],
  [/^\/(zh|en)\/report\/files/, "report_files"],
  [/^\/(zh|en)\/report(\/|$)/, "report"],
  [/^\/(zh|en)\/case(\/|$)/, "case"],
  [/^\/(zh|en)\/verify$/, "verify"],
  [/^\/(zh|en)\/staff\/(sign-in|setup|invite)(\/|$)/, "sign_in"],
  [/^\/(zh|en)\/staff(\/|$)/, "staff"],
  [/^\/(zh|en)\/(about|privacy|display|warnings|warnings\/feed)$/, "pages"],
];

/** The label under which a request is counted. A closed list: a path in a label would keep case numbers for a year. */
export function routeGroup(path: string): string {
  return GROUPS.find(([pattern]) => pattern.test(path))?.[1] ?? "other";
}
