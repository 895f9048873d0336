import { assertUnreachable } from '../../base/assert';
import type { FieldFault, RowFault, SetFault } from '../../data/dataProblem';
import { quoted } from '../quoted';
import type { Sentence } from '../sentence';
import { listed, rows } from './format';
import { kindNames } from './kindNames';

/** Rows, columns, fields and the set as a whole. */
export function describeRowProblem(fault: RowFault | FieldFault | SetFault): Sentence {
  switch (fault.kind) {
    case 'repeated-key':
      return {
        what: `Fältet ${quoted(fault.name)} står två gånger på raden; det sista gäller.`,
        hint: 'Ta bort det som är fel.',
      };
    case 'spaces-around-name':
      return {
        what: `Fältnamnet ${quoted(fault.name)} har blanksteg runt sig (${rows(fault.rows)}).`,
        hint: 'En mall måste skriva samma blanksteg; ta hellre bort dem ur datan.',
      };
    case 'column-not-text':
      return {
        what: `Fältet ${quoted(fault.name)} innehåller ${kindNames[fault.found]} i stället för text (${rows(fault.rows)}).`,
        hint: 'Det går bra så länge ingen mall använder det; sätt annars värdena inom citattecken.',
      };
    case 'taskname-not-text':
      return {
        what: `taskname är ${kindNames[fault.found]}, inte text.`,
        hint: 'Sätt uppgiftens namn inom citattecken.',
      };
    case 'missing-field':
      return {
        what: `Raden saknar fältet ${quoted(fault.name)}, som mallen använder.`,
        hint: 'Lägg till fältet, eller ändra mallen.',
      };
    case 'extra-field':
      return {
        what: `Ingen mall använder fältet ${quoted(fault.name)} (${rows(fault.rows)}).`,
        hint: 'Det hoppas över; inget att göra.',
      };
    case 'value-not-text':
      return {
        what: `${quoted(fault.name)} är ${kindNames[fault.found]}, men mallen behöver text.`,
        hint: 'Sätt värdet inom citattecken.',
      };
    case 'empty-text':
      return fault.isAnswer
        ? {
            what: `Svaret ${quoted(fault.name)} är tomt.`,
            hint: 'Fyll i det; av den här raden finns inget att lära.',
          }
        : { what: `${quoted(fault.name)} är tomt.`, hint: 'Fyll i det, eller utelämna raden.' };
    case 'looks-like-template':
      return {
        what: `${quoted(fault.name)} innehåller ${quoted(fault.found)}, som ser ut som en del av en mall.`,
        hint: 'Här förblir det vanlig text. NeMo skulle ha ersatt det.',
      };
    case 'unknown-taskname':
      return {
        what: `Det finns ingen mall för uppgiften ${quoted(fault.taskname)}; kända: ${listed(fault.known)}.`,
        hint: 'Rätta taskname, eller lägg till en mall för uppgiften.',
      };
    case 'taskname-missing':
      return {
        what: 'Raden säger inte vilken uppgift den hör till.',
        hint: `Med flera mallar behöver varje rad ett "taskname": ${listed(fault.known)}.`,
      };
    case 'label-seen-once':
      return {
        what: `Etiketten ${quoted(fault.label)} i uppgiften ${quoted(fault.taskname)} förekommer bara en gång.`,
        hint: 'Kontrollera stavningen; en etikett behöver flera rader för att läras in och bedömas.',
      };
    case 'label-spelt-twice':
      return {
        what: `Etiketten ${quoted(fault.label)} (${rows(fault.rows)}) är nästan ${quoted(fault.usual)} (${rows(fault.usualRows)}).`,
        hint: 'De räknas som två etiketter. Betyder de samma sak, stava dem lika.',
      };
    case 'too-few-of-label':
      return {
        what: `Etiketten ${quoted(fault.label)} i uppgiften ${quoted(fault.taskname)} har ${rows(fault.rows)}; ${fault.needed} behövs för att den ska finnas i varje del.`,
        hint: 'Lägg till rader med etiketten, eller avsätt mindre andelar.',
      };
    case 'one-label-only':
      return {
        what: `Alla rader i uppgiften ${quoted(fault.taskname)} har etiketten ${quoted(fault.label)}.`,
        hint: 'Lägg till rader med minst en annan etikett; av en enda finns inget att lära.',
      };
    case 'repeated-row':
      return fault.sameAnswer
        ? {
            what: `Raden upprepar rad ${fault.firstLine}.`,
            hint: 'Upprepade rader väger tyngre; ta bort en om det inte är meningen.',
          }
        : {
            what: `Raden har samma text som rad ${fault.firstLine}, men ett annat svar.`,
            hint: 'Bestäm vilket svar som är rätt; modellen kan inte lära sig båda.',
          };
    case 'leak':
      return {
        what: `Samma text är också en undanhållen rad (rad ${fault.otherLine}).`,
        hint: 'Ta bort den ur träningsraderna; annars ser resultatet bättre ut än det är.',
      };
    default:
      return assertUnreachable(fault);
  }
}
