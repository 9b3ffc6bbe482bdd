-- CreateIndex
CREATE INDEX "case_platform_shop_name_opened_at_idx" ON "case"("platform", "shop_name", "opened_at" DESC);

-- CreateIndex
CREATE INDEX "case_joined_to_id_idx" ON "case"("joined_to_id");
