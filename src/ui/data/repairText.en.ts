import type { FixOffer } from '../../data/fixOffer';
import type { Repair } from '../../data/repair';
import { counted, whole } from '../../words/en/format';
import { quoted } from '../../words/quoted';
import { problemKindName } from './problemKinds.en';

/** What a button offers to do. */
export function offerText(offer: FixOffer): string {
  switch (offer.kind) {
    case 'mend-line':
      return 'Mend this line';
    case 'mend-kind':
      return 'Mend all of this kind';
    case 'edit-line':
      return 'Edit here';
    case 'skip-line':
      return 'Leave this line out';
    case 'skip-kind':
      return 'Leave all of these out';
    case 'trim-column':
      return `Rename to ${quoted(offer.name.trim())}`;
    case 'drop-column':
      return `Leave the column ${quoted(offer.name)} out`;
    case 'column-to-text':
      return `Turn ${quoted(offer.name)} into text`;
    case 'merge-label':
      return `Turn ${quoted(offer.from)} into ${quoted(offer.to)}`;
    case 'rename-task':
      return `Rename the task to ${quoted(offer.to)}`;
    case 'make-task':
      return `Make a template for ${quoted(offer.taskname)}`;
    case 'decode-windows-1252':
      return 'Read the file as Windows-1252';
  }
}

/** A change that was made. */
export function repairSentence(repair: Repair): string {
  switch (repair.kind) {
    case 'mend-kind':
      return `All lines mended: ${problemKindName(repair.fault)}`;
    case 'mend-line':
      return `Line ${whole(repair.line)} mended`;
    case 'replace-line':
      return `Line ${whole(repair.line)} edited: ${quoted(repair.text, 60)}`;
    case 'skip-lines':
      return repair.lines.length === 1
        ? `Line ${whole(repair.lines[0] ?? 0)} left out`
        : `${counted(repair.lines.length, 'line')} left out`;
    case 'skip-kind':
      return `All lines left out: ${problemKindName(repair.fault)}`;
    case 'rename-column':
      return `Column ${quoted(repair.from)} renamed to ${quoted(repair.to)}`;
    case 'drop-column':
      return `Column ${quoted(repair.name)} left out`;
    case 'column-to-text':
      return `Column ${quoted(repair.name)} turned into text`;
    case 'replace-value':
      return `In ${quoted(repair.name)}, ${quoted(repair.from)} turned into ${quoted(repair.to)}`;
    case 'decode-as':
      return 'Read as Windows-1252';
  }
}
