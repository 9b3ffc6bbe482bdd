-- CreateTable
CREATE TABLE "named_role" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "permissions" TEXT[],
    "version" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(6) NOT NULL,
    "changed_at" TIMESTAMPTZ(6) NOT NULL,
    "changed_by_id" UUID NOT NULL,

    CONSTRAINT "named_role_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "named_role_organisation_id_name_key" ON "named_role"("organisation_id", "name");

-- AddForeignKey
ALTER TABLE "named_role" ADD CONSTRAINT "named_role_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
