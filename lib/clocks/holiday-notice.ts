/** A yearly notice of the State Council on holidays, as published: the truth that tests hold the calendar library to. */
export type HolidayNotice = {
  readonly year: number;
  readonly number: string;
  /** Name, first and last day off, month and day. */
  readonly holidays: readonly (readonly [name: string, from: string, to: string])[];
  /** Weekend days that are worked (调休). */
  readonly makeUpDays: readonly string[];
};

/** 国务院办公厅关于2024、2025、2026年部分节假日安排的通知. */
export const HOLIDAY_NOTICES: readonly HolidayNotice[] = [
  {
    year: 2024,
    number: "国办发明电〔2023〕7号",
    holidays: [
      ["元旦", "01-01", "01-01"],
      ["春节", "02-10", "02-17"],
      ["清明节", "04-04", "04-06"],
      ["劳动节", "05-01", "05-05"],
      ["端午节", "06-10", "06-10"],
      ["中秋节", "09-15", "09-17"],
      ["国庆节", "10-01", "10-07"],
    ],
    makeUpDays: ["02-04", "02-18", "04-07", "04-28", "05-11", "09-14", "09-29", "10-12"],
  },
  {
    year: 2025,
    number: "国办发明电〔2024〕12号",
    holidays: [
      ["元旦", "01-01", "01-01"],
      ["春节", "01-28", "02-04"],
      ["清明节", "04-04", "04-06"],
      ["劳动节", "05-01", "05-05"],
      ["端午节", "05-31", "06-02"],
      ["国庆节、中秋节", "10-01", "10-08"],
    ],
    makeUpDays: ["01-26", "02-08", "04-27", "09-28", "10-11"],
  },
  {
    year: 2026,
    number: "国办发明电〔2025〕7号",
    holidays: [
      ["元旦", "01-01", "01-03"],
      ["春节", "02-15", "02-23"],
      ["清明节", "04-04", "04-06"],
      ["劳动节", "05-01", "05-05"],
      ["端午节", "06-19", "06-21"],
      ["中秋节", "09-25", "09-27"],
      ["国庆节", "10-01", "10-07"],
    ],
    makeUpDays: ["01-04", "02-14", "02-28", "05-09", "09-20", "10-10"],
  },
];
