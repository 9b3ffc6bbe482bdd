-- CreateTable
CREATE TABLE "clock_rule_version" (
    "id" UUID NOT NULL,
    "rule_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "amount" INTEGER NOT NULL,
    "unit" TEXT NOT NULL,
    "extension" INTEGER,
    "law_zh" TEXT NOT NULL,
    "law_en" TEXT NOT NULL,
    "article" TEXT,
    "source" TEXT NOT NULL,
    "mark" TEXT,
    "valid_from" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "recorded_by_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "clock_rule_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "clock_rule_withdrawal" (
    "version_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "withdrawn_by_id" UUID NOT NULL,
    "withdrawn_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "clock_rule_withdrawal_pkey" PRIMARY KEY ("version_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "clock_rule_version_rule_id_number_key" ON "clock_rule_version"("rule_id", "number");

-- AddForeignKey
ALTER TABLE "clock_rule_withdrawal" ADD CONSTRAINT "clock_rule_withdrawal_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "clock_rule_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


ALTER TABLE clock_rule_version ADD CONSTRAINT clock_rule_version_length
  CHECK (amount > 0 AND extension > 0 AND unit IN ('working_days', 'calendar_days', 'months', 'years'));
ALTER TABLE clock_rule_version ADD CONSTRAINT clock_rule_version_mark CHECK (mark IN ('L', 'S', 'U'));
-- A process that has not heard of a version yet must not need it: none is in force on the day on which it is recorded.
ALTER TABLE clock_rule_version ADD CONSTRAINT clock_rule_version_begins_later CHECK (
  valid_from ~ '^\d{4}-\d\d-\d\d$' AND valid_from::date > (recorded_at AT TIME ZONE 'Asia/Shanghai')::date);
CREATE TRIGGER clock_rule_version_append_only BEFORE UPDATE OR DELETE ON clock_rule_version
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER clock_rule_withdrawal_append_only BEFORE UPDATE OR DELETE ON clock_rule_withdrawal
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- Clocks may run under a version from its first day on: from then it is followed, not taken back.
CREATE FUNCTION keep_rule_in_force() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT valid_from::date FROM clock_rule_version WHERE id = NEW.version_id)
    <= (NEW.withdrawn_at AT TIME ZONE 'Asia/Shanghai')::date THEN
    RAISE EXCEPTION 'a version in force is not withdrawn' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER clock_rule_withdrawal_in_time BEFORE INSERT ON clock_rule_withdrawal
  FOR EACH ROW EXECUTE FUNCTION keep_rule_in_force();
