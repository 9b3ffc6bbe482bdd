-- CreateTable
CREATE TABLE "audit_checkpoint" (
    "number" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,
    "note" TEXT NOT NULL,
    "root" BYTEA NOT NULL,

    CONSTRAINT "audit_checkpoint_pkey" PRIMARY KEY ("number")
);

-- CreateTable
CREATE TABLE "audit_stamp" (
    "id" UUID NOT NULL,
    "number" BIGINT NOT NULL,
    "authority" TEXT NOT NULL,
    "token" BYTEA NOT NULL,
    "stamped_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "audit_stamp_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "audit_stamp_number_authority_key" ON "audit_stamp"("number", "authority");

-- AddForeignKey
ALTER TABLE "audit_stamp" ADD CONSTRAINT "audit_stamp_number_fkey" FOREIGN KEY ("number") REFERENCES "audit_checkpoint"("number") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TRIGGER audit_checkpoint_append_only BEFORE UPDATE OR DELETE ON audit_checkpoint FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_stamp_append_only BEFORE UPDATE OR DELETE ON audit_stamp FOR EACH ROW EXECUTE FUNCTION refuse_change();
