-- CreateTable
CREATE TABLE "public_interest_suit" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "defendant" TEXT NOT NULL,
    "complaint" TEXT NOT NULL DEFAULT '',
    "claims" TEXT[],
    "harm" TEXT NOT NULL DEFAULT '',
    "state" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 0,
    "prepared_by_id" UUID NOT NULL,
    "prepared_at" TIMESTAMPTZ(6) NOT NULL,
    "once_key" TEXT NOT NULL,

    CONSTRAINT "public_interest_suit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "suit_case" (
    "suit_id" UUID NOT NULL,
    "case_id" UUID NOT NULL,

    CONSTRAINT "suit_case_pkey" PRIMARY KEY ("suit_id","case_id")
);

-- CreateTable
CREATE TABLE "suit_step" (
    "id" UUID NOT NULL,
    "suit_id" UUID NOT NULL,
    "move" TEXT NOT NULL,
    "day" TEXT NOT NULL,
    "facts" JSONB NOT NULL DEFAULT '{}',
    "words" TEXT NOT NULL DEFAULT '',
    "staff_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "suit_step_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "clue_letter" (
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "sender_kind" TEXT NOT NULL,
    "sender" TEXT NOT NULL,
    "sender_reference" TEXT NOT NULL,
    "letter_date" TEXT NOT NULL,
    "shops" TEXT[],
    "evidence_id" UUID,
    "recorded_by_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "clue_letter_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "public_interest_suit_once_key_key" ON "public_interest_suit"("once_key");

-- CreateIndex
CREATE INDEX "public_interest_suit_organisation_id_id_idx" ON "public_interest_suit"("organisation_id", "id");

-- CreateIndex
CREATE INDEX "suit_case_case_id_idx" ON "suit_case"("case_id");

-- CreateIndex
CREATE INDEX "suit_step_suit_id_id_idx" ON "suit_step"("suit_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "clue_letter_case_id_key" ON "clue_letter"("case_id");

-- CreateIndex
CREATE UNIQUE INDEX "clue_letter_evidence_id_key" ON "clue_letter"("evidence_id");

-- AddForeignKey
ALTER TABLE "suit_case" ADD CONSTRAINT "suit_case_suit_id_fkey" FOREIGN KEY ("suit_id") REFERENCES "public_interest_suit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "suit_case" ADD CONSTRAINT "suit_case_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "suit_step" ADD CONSTRAINT "suit_step_suit_id_fkey" FOREIGN KEY ("suit_id") REFERENCES "public_interest_suit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "clue_letter" ADD CONSTRAINT "clue_letter_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "clue_letter" ADD CONSTRAINT "clue_letter_evidence_id_fkey" FOREIGN KEY ("evidence_id") REFERENCES "evidence"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


ALTER TABLE public_interest_suit ADD CONSTRAINT public_interest_suit_state
  CHECK (state IN ('prepared', 'filed', 'heard', 'decided', 'settled', 'withdrawn'));
ALTER TABLE suit_step ADD CONSTRAINT suit_step_day CHECK (day ~ '^\d{4}-\d\d-\d\d$');
ALTER TABLE clue_letter ADD CONSTRAINT clue_letter_day CHECK (letter_date ~ '^\d{4}-\d\d-\d\d$');
ALTER TABLE clue_letter ADD CONSTRAINT clue_letter_sender CHECK (sender_kind IN ('platform', 'agency') AND sender <> '');
CREATE TRIGGER suit_step_append_only BEFORE UPDATE OR DELETE ON suit_step FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER clue_letter_append_only BEFORE UPDATE OR DELETE ON clue_letter FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER public_interest_suit_no_delete BEFORE DELETE ON public_interest_suit
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- What a court has been given stands still: the text, and the cases that it rests on.
CREATE TRIGGER public_interest_suit_text_stands BEFORE UPDATE ON public_interest_suit FOR EACH ROW
  WHEN (OLD.state <> 'prepared' AND (OLD.defendant, OLD.complaint, OLD.claims, OLD.harm)
    IS DISTINCT FROM (NEW.defendant, NEW.complaint, NEW.claims, NEW.harm)) EXECUTE FUNCTION refuse_change();
CREATE FUNCTION keep_filed_suit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT state FROM public_interest_suit WHERE id = coalesce(NEW.suit_id, OLD.suit_id)) <> 'prepared' THEN
    RAISE EXCEPTION 'the cases of a suit that was filed do not change' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN coalesce(NEW, OLD);
END $$;
CREATE TRIGGER suit_case_stands BEFORE INSERT OR UPDATE OR DELETE ON suit_case FOR EACH ROW EXECUTE FUNCTION keep_filed_suit();
