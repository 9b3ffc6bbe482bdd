-- CreateTable
CREATE TABLE "counted_calendar" (
    "id" UUID NOT NULL,
    "version" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "changed" INTEGER NOT NULL,
    "counted_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "counted_calendar_pkey" PRIMARY KEY ("id")
);

-- Until now everything was counted by this table; whichever comes with a later version is met as another one.
INSERT INTO "counted_calendar" ("id", "version", "source", "changed", "counted_at")
VALUES ('00000000-0000-7000-8000-000000000020', 'c423335f375319c1', 'chinese-days 1.5.7', 0, CURRENT_TIMESTAMP);
