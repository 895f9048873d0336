import { at } from '../base/assert';
import type { Locale } from './locale';

/** Numbers, sizes and lists as a language writes them. */
export interface Format {
  readonly locale: Locale;
  /** 12,345; rounded to a whole number. */
  whole(value: number): string;
  /** 87.5 %, of a share between 0 and 1. */
  percent(value: number): string;
  /** A loss in nats or a score: 0.123. */
  loss(value: number): string;
  /** A rate or norm in three digits: 0.0100, 2.0e-4. */
  compact(value: number): string;
  /** 640 bytes, 14.3 MB (1 MB = 1,000,000 bytes). */
  byteSize(bytes: number): string;
  /** A rounded span: 8 sec, 3 min, 1 hr 20 min. */
  duration(seconds: number): string;
  /** The time of day, 14:05; `at` in milliseconds since 1970. */
  time(at: number): string;
  /** 20 November 2026; `at` in milliseconds since 1970. */
  date(at: number): string;
  /** a, b and c. */
  list(names: readonly string[]): string;
  /** The form for this count, `#` replaced by it. A language without a plural gives `other` only. */
  plural(count: number, forms: PluralForms): string;
}

/** Swedish and English tell one from many; Chinese does not. */
export interface PluralForms {
  readonly one?: string;
  readonly other: string;
}

const byteUnits = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

export function createFormat(locale: Locale): Format {
  // British lists have no comma before the last name.
  const listTag = locale === 'en' ? 'en-GB' : locale;
  const numbers = (options: Intl.NumberFormatOptions): Intl.NumberFormat =>
    new Intl.NumberFormat(locale, options);
  const wholeNumbers = numbers({ maximumFractionDigits: 0 });
  const percents = numbers({ style: 'percent', maximumFractionDigits: 1 });
  const losses = numbers({ minimumFractionDigits: 3, maximumFractionDigits: 3 });
  const threeDigits = numbers({
    minimumSignificantDigits: 3,
    maximumSignificantDigits: 3,
    useGrouping: false,
  });
  const oneDecimal = numbers({ minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const lists = new Intl.ListFormat(listTag, { type: 'conjunction' });
  const dates = new Intl.DateTimeFormat(listTag, { dateStyle: 'long' });
  const times = new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit' });
  const rules = new Intl.PluralRules(locale);
  const unit = (value: number, name: string, options: Intl.NumberFormatOptions): string =>
    numbers({ style: 'unit', unit: name, ...options }).format(value);
  const spell = (value: number, name: string): string =>
    unit(value, name, { unitDisplay: 'short', maximumFractionDigits: 0 });

  return {
    locale,
    whole: (value) => wholeNumbers.format(Math.round(value)),
    percent: (value) => percents.format(value),
    loss: (value) => losses.format(value),
    compact: (value) => {
      if (value === 0) return '0';
      const size = Math.abs(value);
      if (size >= 0.001 && size < 10_000) return threeDigits.format(value);
      const [mantissa = '', exponent = ''] = value.toExponential(1).split('e');
      return `${oneDecimal.format(Number(mantissa))}e${exponent.replace('+', '')}`;
    },
    byteSize: (bytes) => {
      if (bytes < 1000) return unit(bytes, 'byte', { unitDisplay: 'long' });
      const power = Math.min(byteUnits.length - 1, Math.floor(Math.log10(bytes) / 3));
      const digits = { minimumFractionDigits: 1, maximumFractionDigits: 1 };
      return unit(bytes / 1000 ** power, at(byteUnits, power), { unitDisplay: 'short', ...digits });
    },
    duration: (seconds) => {
      if (seconds < 59.5) return spell(Math.max(1, Math.round(seconds)), 'second');
      const minutes = Math.round(seconds / 60);
      if (minutes < 60) return spell(minutes, 'minute');
      const rest = minutes % 60;
      const hours = spell(Math.floor(minutes / 60), 'hour');
      return rest === 0 ? hours : `${hours} ${spell(rest, 'minute')}`;
    },
    date: (moment) => dates.format(moment),
    time: (moment) => times.format(moment),
    list: (names) => lists.format(names),
    plural: (count, forms) => {
      const form = rules.select(count) === 'one' ? (forms.one ?? forms.other) : forms.other;
      return form.replace('#', wholeNumbers.format(count));
    },
  };
}
