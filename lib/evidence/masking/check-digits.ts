const ID_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const ID_CHECKS = "10X98765432";

/** Whether 18 characters are a number of a resident identity card: a date of birth and the check character (GB 11643-1999). */
export function isIdNumber(text: string): boolean {
  const form = /^[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx]$/;
  if (!form.test(text)) return false;
  const sum = ID_WEIGHTS.reduce((total, weight, at) => total + weight * Number(text[at]), 0);
  return ID_CHECKS[sum % 11] === text[17]?.toUpperCase();
}

/** The check digit that payment cards carry (ISO/IEC 7812-1, "Luhn"). */
export function passesLuhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, at) => {
    const doubled = Number(digit) * (at % 2 === 0 ? 1 : 2);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return sum % 10 === 0;
}

/** How cards in circulation in China begin: UnionPay, Visa, Mastercard, JCB, American Express; 15 to 19 digits. */
const CARD_BEGINNING = /^(?:62\d{14,17}|4\d{15}|5[1-5]\d{14}|35\d{14}|3[47]\d{13})$/;

export function isBankCard(digits: string): boolean {
  return CARD_BEGINNING.test(digits) && passesLuhn(digits);
}
