import { assertUnreachable } from '../../base/assert';
import type { TemplateFix } from '../../prompt/templateFix';
import { counted, listed, tokens, whole } from '../../words/sv/format';
import type { problemsText as english } from './fixText.en';

export function fixLabel(fix: TemplateFix): string {
  switch (fix.kind) {
    case 'insert-slot-at-start':
      return `Sätt en plats med ${whole(fix.size)} först`;
    case 'use-sizes':
      return fix.sizes.length === 1
        ? `Gör det till en plats med ${fix.sizes.map(whole).join('')}`
        : `Använd storlekarna ${listed(fix.sizes.map(whole))}`;
    case 'add-slots':
      return fix.sizes.length === 1
        ? `Lägg till en plats med ${fix.sizes.map(whole).join('')}`
        : `Lägg till platser med ${listed(fix.sizes.map(whole))}`;
    case 'use-total':
      return `Använd ${whole(fix.total)} som summa`;
    case 'set-size':
      return `Ge plats ${whole(fix.marker + 1)} ${tokens(fix.size)}`;
    case 'renumber':
      return 'Numrera om från vänster till höger';
    case 'make-slot':
      return 'Gör det till en plats';
    case 'replace-field':
      return `Använd {${fix.to}} i stället`;
    case 'remove-text':
      return 'Ta bort det';
    case 'remove-repeats':
      return `Använd {${fix.name}} bara en gång`;
    case 'name-field':
      return `Gör det till {${fix.name}}`;
    case 'add-field':
      return `Sätt in {${fix.name}}`;
    case 'move-answer-to-end':
      return `Flytta {${fix.name}} sist`;
    case 'set-answer':
      return `Gör {${fix.name}} till svaret`;
    case 'learn-from-all':
      return 'Lär av varje token';
    case 'set-truncate':
      return fix.name === undefined ? 'Kapa inget fält' : `Kapa {${fix.name}} i stället`;
    case 'add-space-before-answer':
      return 'Sätt ett blanksteg före svaret';
    case 'remove-space-before-answer':
      return 'Ta bort blanksteget';
    case 'rename-task':
      return `Kalla uppgiften “${fix.to}”`;
    case 'equal-totals':
      return `Ge varje uppgift ${counted(fix.total, 'virtuell token', 'virtuella token')}`;
    case 'back-to-trained':
      return 'Tillbaka till den tränade mallen';
    case 'show-data':
      return 'Visa datan';
    case 'ignore':
      return 'Bortse';
    default:
      return assertUnreachable(fix);
  }
}

const faults = (count: number): string => counted(count, 'fel', 'fel');
const warnings = (count: number): string => counted(count, 'varning', 'varningar');

export const problemsText: typeof english = {
  title: 'Problem',
  count: (wrong, doubtful) =>
    wrong === 0
      ? warnings(doubtful)
      : doubtful === 0
        ? faults(wrong)
        : `${faults(wrong)}, ${warnings(doubtful)}`,
  valid: 'Mallen är giltig.',
  validButWarned: 'Mallen är giltig; det här är värt en titt.',
  error: 'Fel',
  warning: 'Varning',
  show: 'Visa i texten',
  ignored: (count) => `${counted(count, 'varning', 'varningar')} bortsedda`,
  heed: 'Visa dem igen',
  fixLabel,
};
