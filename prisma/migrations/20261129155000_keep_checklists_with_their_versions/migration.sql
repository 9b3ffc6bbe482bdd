-- CreateTable
CREATE TABLE "checklist_version" (
    "organisation_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "items" JSONB NOT NULL,
    "changed_by_id" UUID NOT NULL,
    "changed_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "checklist_version_pkey" PRIMARY KEY ("organisation_id","kind","version")
);

-- CreateTable
CREATE TABLE "checklist_move" (
    "case_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "moved_by_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "checklist_move_pkey" PRIMARY KEY ("case_id","version")
);

-- CreateTable
CREATE TABLE "checklist_answer" (
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "item" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "note" TEXT NOT NULL,
    "staff_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,
    "once_key" TEXT NOT NULL,

    CONSTRAINT "checklist_answer_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "checklist_answer_once_key_key" ON "checklist_answer"("once_key");

-- CreateIndex
CREATE INDEX "checklist_answer_case_id_item_id_idx" ON "checklist_answer"("case_id", "item", "id");

-- AddForeignKey
ALTER TABLE "checklist_move" ADD CONSTRAINT "checklist_move_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "checklist_answer" ADD CONSTRAINT "checklist_answer_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
