import { describe, expect, test } from "vitest";
import { ROLES } from "@/lib/access/roles";
import { ACTIONS, type Action, type Actor } from "@/lib/cases/step";
import { POSITIONS, type Position, positionOf } from "@/lib/cases/track";
import { allowedActions, stepFor, transition } from "@/lib/cases/transitions";

const ACTORS: readonly Actor[] = [...ROLES, "reporter", "system", "merging"];
const TRIAGE = "reviewer case_officer supervisor";
const ARRIVAL = `reporter system intake ${TRIAGE}`;

// track, state, action, who may, where it leads. Everything that does not stand here is refused.
const ROWS = `
complaint | received | accept | ${TRIAGE} | accepted
complaint | received | not_accept | ${TRIAGE} | not_accepted
complaint | received | request_supplement | ${TRIAGE} | supplement_requested
complaint | received | withdraw | reporter | withdrawn
complaint | supplement_requested | supplement_received | ${ARRIVAL} | received
complaint | supplement_requested | accept | ${TRIAGE} | accepted
complaint | supplement_requested | not_accept | ${TRIAGE} | not_accepted
complaint | supplement_requested | withdraw | reporter | withdrawn
complaint | accepted | start_mediation | case_officer supervisor | mediation
complaint | accepted | record_settlement | case_officer supervisor | settled
complaint | accepted | end_mediation | case_officer supervisor | mediation_ended
complaint | accepted | end_mediation_keep_clue | case_officer supervisor | mediation_ended
complaint | accepted | open_report | case_officer supervisor | accepted
complaint | accepted | withdraw | reporter | withdrawn
complaint | mediation | record_agreement | case_officer supervisor | agreed
complaint | mediation | record_settlement | case_officer supervisor | settled
complaint | mediation | end_mediation | case_officer supervisor | mediation_ended
complaint | mediation | end_mediation_keep_clue | case_officer supervisor | mediation_ended
complaint | mediation | open_report | case_officer supervisor | mediation
complaint | mediation | withdraw | reporter | withdrawn
complaint | not_accepted | contest | reporter | received
complaint | settled | contest | reporter | received
complaint | settled | open_report | case_officer supervisor | settled
complaint | agreed | contest | reporter | received
complaint | agreed | open_report | case_officer supervisor | agreed
complaint | mediation_ended | contest | reporter | received
complaint | mediation_ended | open_report | case_officer supervisor | mediation_ended
complaint | withdrawn | open_report | case_officer supervisor | withdrawn
report | received | verify | ${TRIAGE} | verifying
report | received | request_supplement | ${TRIAGE} | supplement_requested
report | received | join | ${TRIAGE} | joined
report | received | mark_duplicate | ${TRIAGE} system | duplicate_not_handled
report | received | transfer | ${TRIAGE} | transferred
report | received | withdraw | reporter | received
report | received | join_others | reporter | joined
report | received | merge | merging | joined
report | verifying | request_supplement | ${TRIAGE} | supplement_requested
report | verifying | extend_verification | supervisor | verifying
report | verifying | file | supervisor | filed
report | verifying | not_file | supervisor | not_filed
report | verifying | join | ${TRIAGE} | joined
report | verifying | mark_duplicate | ${TRIAGE} | duplicate_not_handled
report | verifying | transfer | ${TRIAGE} | transferred
report | verifying | withdraw | reporter | verifying
report | verifying | merge | merging | joined
report | supplement_requested | supplement_received | ${ARRIVAL} | verifying
report | supplement_requested | verify | ${TRIAGE} | verifying
report | supplement_requested | join | ${TRIAGE} | joined
report | supplement_requested | mark_duplicate | ${TRIAGE} | duplicate_not_handled
report | supplement_requested | transfer | ${TRIAGE} | transferred
report | supplement_requested | withdraw | reporter | supplement_requested
report | supplement_requested | merge | merging | joined
report | filed | investigate | case_officer supervisor | investigating
report | filed | transfer | supervisor | transferred
report | filed | close | supervisor | closed
report | filed | withdraw | reporter | filed
report | filed | merge | merging | joined
report | investigating | decide | supervisor | decided
report | investigating | transfer | supervisor | transferred
report | investigating | close | supervisor | closed
report | investigating | withdraw | reporter | investigating
report | investigating | merge | merging | joined
report | decided | note_served | case_officer supervisor | decided
report | decided | publish | supervisor | published
report | decided | record_appeal | case_officer supervisor | appealed
report | decided | close | supervisor | closed
report | decided | withdraw | reporter | decided
report | published | note_served | case_officer supervisor | published
report | published | record_appeal | case_officer supervisor | appealed
report | published | close | supervisor | closed
report | published | withdraw | reporter | published
report | appealed | note_served | case_officer supervisor | appealed
report | appealed | publish | supervisor | published
report | appealed | close | supervisor | closed
report | appealed | reopen | supervisor | reopened
report | appealed | withdraw | reporter | appealed
report | reopened | verify | ${TRIAGE} | verifying
report | reopened | investigate | case_officer supervisor | investigating
report | reopened | not_file | supervisor | not_filed
report | reopened | join | ${TRIAGE} | joined
report | reopened | transfer | ${TRIAGE} | transferred
report | reopened | close | supervisor | closed
report | reopened | withdraw | reporter | reopened
report | reopened | merge | merging | joined
report | not_filed | reopen | supervisor | reopened
report | not_filed | contest | reporter | reopened
report | joined | reopen | supervisor | reopened
report | joined | contest | reporter | reopened
report | joined | withdraw | reporter | joined
report | joined | unmerge | merging | verifying
report | duplicate_not_handled | reopen | supervisor | reopened
report | duplicate_not_handled | contest | reporter | reopened
report | transferred | reopen | supervisor | reopened
report | transferred | contest | reporter | reopened
report | closed | record_appeal | case_officer supervisor | appealed
report | closed | reopen | supervisor | reopened
report | closed | contest | reporter | reopened
`;

type Row = Position & { action: Action; actors: string[]; to: string };

const GRANTED: readonly Row[] = ROWS.trim()
  .split("\n")
  .map((line) => {
    const [track = "", state = "", action, actors = "", to = ""] = line.split("|").map((cell) => cell.trim());
    return { ...positionOf(track, state), action: action as Action, actors: actors.split(" "), to };
  });

function rowFor(position: Position, action: Action): Row | undefined {
  const { track, state } = position;
  return GRANTED.find((row) => row.track === track && row.state === state && row.action === action);
}

/** Everything that a step could ask for, so that only permission and state decide. */
function complete(position: Position, action: Action) {
  const list = stepFor(position, action)?.ground;
  const ground = list ? { ground: FIRST_GROUND[list] } : {};
  return {
    action,
    ...ground,
    message: "words",
    note: "reason",
    target: "ZP26-7KQ4-M2X3",
    before: "verifying",
  } as const;
}

const FIRST_GROUND = {
  not_accepted: "too_old",
  mediation_ended: "no_agreement",
  mediation_clue: "admitted",
  not_filed: "not_proven",
  transferred: "other_office",
  duplicate: "same_matter_open",
  joined: "same_ring",
  supplement: "shop_unclear",
  extension: "complex",
  decision: "fine",
  closed: "completed",
  reopened: "new_evidence",
  appealed: "lawsuit",
} as const;

const cells = POSITIONS.flatMap((position) =>
  ACTIONS.flatMap((action) => {
    const row = rowFor(position, action);
    return ACTORS.map((actor) => ({
      ...position,
      action,
      actor,
      to: row?.actors.includes(actor) ? row.to : "refused",
    }));
  }),
);

describe("C3 SEC-05 role × state × action", () => {
  test.each(cells)("C3 SEC-05 $actor · $track $state · $action → $to", ({ actor, action, to, ...position }) => {
    const asking = { ...position, roles: [actor] };
    const answer = transition(asking, complete(position, action));
    if (to === "refused") {
      const reason = rowFor(position, action) ? "not_permitted" : "illegal_from_state";
      expect(answer).toEqual({ ok: false, reason, legal: allowedActions(asking) });
      expect(allowedActions(asking)).not.toContain(action);
    } else {
      expect(answer).toMatchObject({ ok: true, to });
      expect(allowedActions(asking)).toContain(action);
    }
  });

  test.each(POSITIONS)("C3 SEC-05 nobody at all may move a $track that is $state", (position) => {
    expect(allowedActions({ ...position, roles: [] })).toEqual([]);
  });
});
