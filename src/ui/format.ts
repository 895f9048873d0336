const wholeFormat = new Intl.NumberFormat('en');
const percentFormat = new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 1 });
const lossFormat = new Intl.NumberFormat('en', { minimumFractionDigits: 3, maximumFractionDigits: 3 });

/** 12,345 */
export const whole = (value: number): string => wholeFormat.format(Math.round(value));
/** 87.5% */
export const percent = (value: number): string => percentFormat.format(value);
/** 0.123, in nats */
export const loss = (value: number): string => lossFormat.format(value);
/** 0.0100, 2.0e-4: a rate or norm in three digits. */
export function compact(value: number): string {
  if (value === 0) return '0';
  return Math.abs(value) >= 0.001 && Math.abs(value) < 10_000 ? value.toPrecision(3) : value.toExponential(1);
}

/** A rounded span: 8 s, 3 min, 1 h 20 min. */
export function duration(seconds: number): string {
  if (seconds < 60) return `${Math.max(1, Math.round(seconds))} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
