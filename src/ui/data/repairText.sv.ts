import type { FixOffer } from '../../data/fixOffer';
import type { Repair } from '../../data/repair';
import { quoted } from '../../words/quoted';
import { rows, whole } from '../../words/sv/format';
import { problemKindName } from './problemKinds.sv';

export function offerText(offer: FixOffer): string {
  switch (offer.kind) {
    case 'mend-line':
      return 'Laga raden';
    case 'mend-kind':
      return 'Laga alla av det här slaget';
    case 'edit-line':
      return 'Redigera här';
    case 'skip-line':
      return 'Utelämna raden';
    case 'skip-kind':
      return 'Utelämna alla dessa';
    case 'trim-column':
      return `Döp om till ${quoted(offer.name.trim())}`;
    case 'drop-column':
      return `Utelämna kolumnen ${quoted(offer.name)}`;
    case 'column-to-text':
      return `Gör ${quoted(offer.name)} till text`;
    case 'merge-label':
      return `Gör ${quoted(offer.from)} till ${quoted(offer.to)}`;
    case 'rename-task':
      return `Döp om uppgiften till ${quoted(offer.to)}`;
    case 'make-task':
      return `Gör en mall för ${quoted(offer.taskname)}`;
    case 'decode-windows-1252':
      return 'Läs filen som Windows-1252';
  }
}

export function repairSentence(repair: Repair): string {
  switch (repair.kind) {
    case 'mend-kind':
      return `Alla rader lagade: ${problemKindName(repair.fault)}`;
    case 'mend-line':
      return `Rad ${whole(repair.line)} lagad`;
    case 'replace-line':
      return `Rad ${whole(repair.line)} redigerad: ${quoted(repair.text, 60)}`;
    case 'skip-lines':
      return repair.lines.length === 1
        ? `Rad ${whole(repair.lines[0] ?? 0)} utelämnad`
        : `${rows(repair.lines.length)} utelämnade`;
    case 'skip-kind':
      return `Alla rader utelämnade: ${problemKindName(repair.fault)}`;
    case 'rename-column':
      return `Kolumnen ${quoted(repair.from)} heter nu ${quoted(repair.to)}`;
    case 'drop-column':
      return `Kolumnen ${quoted(repair.name)} utelämnad`;
    case 'column-to-text':
      return `Kolumnen ${quoted(repair.name)} gjord till text`;
    case 'replace-value':
      return `I ${quoted(repair.name)}: ${quoted(repair.from)} blev ${quoted(repair.to)}`;
    case 'decode-as':
      return 'Läst som Windows-1252';
  }
}
