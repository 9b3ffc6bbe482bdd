-- CreateTable
CREATE TABLE "reply_template" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(6) NOT NULL,
    "retired_at" TIMESTAMPTZ(6),
    "retired_by_id" UUID,

    CONSTRAINT "reply_template_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reply_version" (
    "template_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "text_zh" TEXT NOT NULL,
    "text_en" TEXT NOT NULL,
    "track" TEXT,
    "action" TEXT,
    "ground" TEXT,
    "behaviour" TEXT,
    "changed_by_id" UUID NOT NULL,
    "changed_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "reply_version_pkey" PRIMARY KEY ("template_id","version")
);

-- CreateTable
CREATE TABLE "reply_use" (
    "message_id" UUID NOT NULL,
    "template_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,

    CONSTRAINT "reply_use_pkey" PRIMARY KEY ("message_id")
);

-- CreateIndex
CREATE INDEX "reply_template_organisation_id_idx" ON "reply_template"("organisation_id");

-- CreateIndex
CREATE INDEX "reply_use_template_id_version_idx" ON "reply_use"("template_id", "version");

-- AddForeignKey
ALTER TABLE "reply_version" ADD CONSTRAINT "reply_version_template_id_fkey" FOREIGN KEY ("template_id") REFERENCES "reply_template"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reply_use" ADD CONSTRAINT "reply_use_template_id_version_fkey" FOREIGN KEY ("template_id", "version") REFERENCES "reply_version"("template_id", "version") ON DELETE RESTRICT ON UPDATE CASCADE;
