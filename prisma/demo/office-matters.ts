import { randomUUID } from "node:crypto";
import { mergeCase } from "@/lib/cases/merges/merge-case";
import { previewMerge } from "@/lib/cases/merges/preview-merge";
import { readSplit } from "@/lib/cases/splits/read-split";
import { splitCase } from "@/lib/cases/splits/split-case";
import { done, minutes, type OfficeAct } from "./office-act";

const MERGE: OfficeAct = {
  days: 1.4,
  about: ["xiaoman-empty", "xiaoman-extended"],
  play: async ({ crew: { officer_two }, at, referenceOf }) => {
    const asked = { reference: referenceOf("xiaoman-empty"), into: referenceOf("xiaoman-extended") };
    const { one, head } = done("two cases", await previewMerge(officer_two, asked, at));
    const merge = {
      ...asked,
      head: head.reference,
      version: one.version,
      headVersion: head.version,
      ground: "same_shop",
      reason: "同一家店：这边的空包，就是那边一夜多出来的销量。合在一起查快递账号。",
      onceKey: randomUUID(),
    };
    done("a merge", await mergeCase(officer_two, merge, minutes(at, 4)));
  },
};

const SPLIT: OfficeAct = {
  days: 1.3,
  about: ["suyan-praise"],
  play: async ({ crew: { officer }, at, referenceOf }) => {
    const reference = referenceOf("suyan-praise");
    const { files, version } = done("the choices", await readSplit(officer, reference, at));
    const split = {
      reference,
      version,
      reporters: [],
      files: files.filter(({ kind }) => kind === "chat").map(({ id }) => id),
      title: "“通告接单 12 群”给多家品牌代写素人笔记",
      reason: "接单群不只替这一家写。群主和别的品牌另案查，这个案件只查素颜记。",
      onceKey: randomUUID(),
    };
    done("a split", await splitCase(officer, split, minutes(at, 6)));
  },
};

/** What turned out to be one matter, and what turned out to be two. */
export const MATTERS: readonly OfficeAct[] = [MERGE, SPLIT];
