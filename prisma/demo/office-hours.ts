import { isWorkingDay } from "@/lib/clocks/calendar";
import { addDays, type PlainDate, shanghaiDate, startOfShanghaiDay } from "@/lib/clocks/plain-date";

const MINUTE = 60_000;
const OPENS = 9 * 60;
const CLOSES = 17 * 60 + 30;

/** A number that a text always gives, so that two starts tell the same story. */
export function numberOf(text: string): number {
  let sum = 7;
  for (const sign of text) sum = (sum * 31 + (sign.codePointAt(0) ?? 0)) % 1_000_003;
  return sum;
}

function at(date: PlainDate, minutes: number): Date {
  return new Date(startOfShanghaiDay(date).getTime() + minutes * MINUTE);
}

/** The instant itself when somebody is at work in China then, else soon after the next opening. */
export function whenAtWork(wanted: Date, text: string): Date {
  let day = shanghaiDate(wanted);
  const minute = (wanted.getTime() - startOfShanghaiDay(day).getTime()) / MINUTE;
  if (isWorkingDay(day) && minute >= OPENS && minute < CLOSES) return wanted;
  if (minute >= OPENS) day = addDays(day, 1);
  while (!isWorkingDay(day)) day = addDays(day, 1);
  return at(day, OPENS + (numberOf(text) % 150));
}

/** Some time on the day of that instant when people look at their phones: seven in the morning to eleven at night. */
export function whenAwake(wanted: Date, text: string): Date {
  return at(shanghaiDate(wanted), 7 * 60 + (numberOf(text) % (16 * 60)));
}
