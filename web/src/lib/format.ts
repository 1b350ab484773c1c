/** An amount in minor units, as the API gives it. */
export type Money = { amount: number; currency: string };

const locale = typeof navigator === "undefined" ? "en" : navigator.language;
const day = 86_400_000;

const wholeNumber = new Intl.NumberFormat(locale);
const percentage = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 0 });
const mediumDate = new Intl.DateTimeFormat(locale, { dateStyle: "medium" });
const shortDate = new Intl.DateTimeFormat(locale, { day: "numeric", month: "short" });
const dateTime = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" });
const relative = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });

/** How many minor units the currency has in a major one: 100 for EUR, 1 for JPY, 1000 for KWD. */
export function minorUnits(currency: string): number {
  const { maximumFractionDigits = 2 } = new Intl.NumberFormat("en", {
    style: "currency",
    currency,
  }).resolvedOptions();
  return 10 ** maximumFractionDigits;
}

function currencyFormat(currency: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  try {
    return new Intl.NumberFormat(locale, { style: "currency", currency, ...options });
  } catch {
    // An import can carry a code that is none: show the number, keep the screen.
    return new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
  }
}

function majorUnits({ amount, currency }: Money): number {
  try {
    return amount / minorUnits(currency);
  } catch {
    return amount / 100;
  }
}

export function formatMoney(money: Money): string {
  const value = majorUnits(money);
  const whole = Number.isInteger(value);
  return currencyFormat(money.currency, whole ? { maximumFractionDigits: 0 } : {}).format(value);
}

/** Without cents, for what is an estimate anyway. */
export function formatMoneyRounded(money: Money): string {
  return currencyFormat(money.currency, { maximumFractionDigits: 0 }).format(majorUnits(money));
}

/** Short, for totals and axes: €1.2M. */
export function formatMoneyShort(money: Money): string {
  return currencyFormat(money.currency, { notation: "compact", maximumFractionDigits: 1 }).format(
    majorUnits(money),
  );
}

export const formatNumber = (value: number) => wholeNumber.format(value);
export const formatPercent = (fraction: number) => percentage.format(fraction);
export const formatTime = (instant: string) => dateTime.format(new Date(instant));
export const formatDay = (instant: string) => mediumDate.format(new Date(instant));

// A Date has no zone: read as local midnight, or half the world sees the day before.
const localMidnight = (date: string) => new Date(`${date}T00:00:00`);

export const formatDate = (date: string) => mediumDate.format(localMidnight(date));

/** Today as YYYY-MM-DD where the user is. */
export function today(now = new Date()): string {
  return daysFrom(now, 0);
}

/** The day so many days from now, as YYYY-MM-DD where the user is. */
export function daysFrom(now: Date, days: number): string {
  const date = new Date(now.getFullYear(), now.getMonth(), now.getDate() + days);
  const two = (part: number) => String(part).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

function daysUntil(date: string, now: Date): number {
  return Math.round((localMidnight(date).getTime() - localMidnight(today(now)).getTime()) / day);
}

/** Near days by their distance (today, in 3 days), others as a date. */
export function formatDue(date: string, now = new Date()): string {
  const distance = daysUntil(date, now);
  if (Math.abs(distance) < 7) return relative.format(distance, "day");
  const sameYear = localMidnight(date).getFullYear() === now.getFullYear();
  return (sameYear ? shortDate : mediumDate).format(localMidnight(date));
}

/** How long ago, in the largest fitting unit; older than a month as a date. */
export function formatAgo(instant: string, now = new Date()): string {
  const seconds = (new Date(instant).getTime() - now.getTime()) / 1000;
  if (Math.abs(seconds) < 60) return relative.format(0, "minute");
  if (Math.abs(seconds) < 3600) return relative.format(Math.trunc(seconds / 60), "minute");
  if (Math.abs(seconds) < 86_400) return relative.format(Math.trunc(seconds / 3600), "hour");
  if (Math.abs(seconds) < 30 * 86_400) return relative.format(Math.trunc(seconds / 86_400), "day");
  return formatDay(instant);
}
