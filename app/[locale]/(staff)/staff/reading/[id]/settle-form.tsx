import type { ReactElement } from "react";
import { BUTTON_FIELD, TOKEN_FIELD } from "@/app/_server/read-form";
import type { StaffVisit } from "@/app/_server/staff-visit";
import { visitFormToken } from "@/app/_server/visit";
import { Button } from "@/app/_ui/button";
import { Details } from "@/app/_ui/details";
import { TextArea } from "@/app/_ui/text-area";
import type { SignView } from "@/lib/cases/reading-watch/sign-view";

/** What came of the last form, and what was typed in it. */
export type SignOutcome = {
  move?: "ask" | "set_aside";
  words?: string;
  problem?: string;
  refused?: string;
  status?: number;
};

type Props = { visit: StaffVisit; sign: SignView; outcome: SignOutcome; message: string | undefined };

/** The two things an auditor may do, each with its own words; of one's own reading it says why not. */
export function SettleForm(props: Props): ReactElement {
  const { refusals } = props.sign;
  if (refusals.set_aside === "own_sign") return <p className="muted">{props.visit.t("watch.refusals.own_sign")}</p>;
  return (
    <>
      {(["ask", "set_aside"] as const)
        .filter((move) => refusals[move] === null)
        .map((move) => (
          <MoveForm key={move} {...props} move={move} />
        ))}
    </>
  );
}

function MoveForm({ visit, outcome, message, move }: Props & { move: "ask" | "set_aside" }): ReactElement {
  const { t } = visit;
  const mine = outcome.move === move;
  return (
    <Details summary={t(`watch.moves.${move}`)} open={mine}>
      <form method="post" action={visit.url.pathname} noValidate>
        <input type="hidden" name={TOKEN_FIELD} value={visitFormToken(visit)} />
        <TextArea
          id={`words-${move}`}
          name="words"
          rows={3}
          label={t(`watch.words.${move}`)}
          hint={t(`watch.hints.${move}`)}
          value={mine ? outcome.words : undefined}
          error={mine ? message : undefined}
        />
        <Button name={BUTTON_FIELD} value={move}>
          {t(`watch.moves.${move}`)}
        </Button>
      </form>
    </Details>
  );
}
