import { randomUUID } from "node:crypto";
import { askToReveal } from "@/lib/cases/approvals/ask-to-reveal";
import { decideApproval } from "@/lib/cases/approvals/decide-approval";
import { listApprovals } from "@/lib/cases/approvals/list-approvals";
import { askToExport } from "@/lib/cases/exports/ask-to-export";
import { placeLitigationHold } from "@/lib/cases/litigation/place-litigation-hold";
import { askEarlyDisposal } from "@/lib/retention/ask-early-disposal";
import { proposeDisposal } from "@/lib/retention/propose-disposal";
import { done, minutes, type OfficeAct } from "./office-act";

const HOLD: OfficeAct = {
  days: 30,
  about: ["huzhu-police"],
  play: async ({ crew: { officer }, at, referenceOf }) => {
    const hold = {
      reference: referenceOf("huzhu-police"),
      basis: "authority_request",
      matter: "“好评互助社”刷单返利案（演示）",
      reason: "公安机关来函：案件侦办期间，请原样保存群聊截图和转账记录。",
      onceKey: randomUUID(),
    };
    done("a hold", await placeLitigationHold(officer, hold, at));
  },
};

/** Two people let a case go before its time; it then lies in a batch that two people look at again. */
const DISPOSAL: OfficeAct = {
  days: 1.5,
  about: ["yuli-not-accepted"],
  play: async ({ crew: { supervisor, supervisor_two }, at, referenceOf }) => {
    const reference = referenceOf("yuli-not-accepted");
    const reason = "来电人要求删除自己的材料：没有消费，也没有别人的案件用到它。";
    const asked = { reference, purpose: "erasure_request", reason, onceKey: randomUUID() };
    done("early disposal", await askEarlyDisposal(supervisor, asked, at));
    const waiting = await listApprovals(supervisor_two, minutes(at, 5));
    const id = waiting.find((one) => one.reference === reference && one.act === "early_disposal")?.id ?? "";
    const answer = { id, move: "approve", words: "材料没有别的用处，同意。" } as const;
    done("its approval", await decideApproval(supervisor_two, answer, minutes(at, 6)));
    done("a batch", await proposeDisposal(supervisor, minutes(at, 9)));
  },
};

const REVEAL: OfficeAct = {
  days: 0.9,
  about: ["mianyu-mediation"],
  play: async ({ crew: { officer_two }, at, referenceOf }) => {
    const asked = {
      reference: referenceOf("mianyu-mediation"),
      purpose: "call_back",
      reason: "下周二调解，商家愿意出运费。要打电话和举报人约时间，站内留言两天没有回。",
      onceKey: randomUUID(),
    };
    done("a request", await askToReveal(officer_two, asked, at));
  },
};

const EXPORT: OfficeAct = {
  days: 0.8,
  about: ["laotie-investigating", "xiaoman-extended"],
  play: async ({ crew: { officer }, at }) => {
    const asked = {
      list: "kind=fake_indicators",
      purpose: "joint_check",
      reason: "和邮政管理部门联合检查前，把刷销量的在办案件列成清单带去。",
      onceKey: randomUUID(),
    };
    done("a list", await askToExport(officer, asked, at));
  },
};

/** What nobody may do alone: what is kept for others, what is let go, and what still waits for a second person's word. */
export const SECOND_WORDS: readonly OfficeAct[] = [HOLD, DISPOSAL, REVEAL, EXPORT];
