import { assertUnreachable } from '../../base/assert';
import type { TemplateFault } from '../../prompt/templateProblem';
import { quoted } from '../quoted';
import type { Sentence } from '../sentence';
import { counted, listed, percent, rows } from './format';

const marker = (index: number): string => `<|VIRTUAL_PROMPT_${index}|>`;

export function describeTemplateProblem(fault: TemplateFault): Sentence {
  switch (fault.kind) {
    case 'no-slot':
      return {
        what: 'Mallen har ingen plats för virtuella token.',
        hint: `Skriv ${marker(0)} där de ska stå, till exempel först eller strax före svaret.`,
      };
    case 'broken-marker':
      return {
        what: `${quoted(fault.text)} är ingen markör som det står.`,
        hint: `Markörer skrivs ${marker(0)}, ${marker(1)} och så vidare.`,
      };
    case 'marker-repeated':
      return {
        what: `Markören ${marker(fault.marker)} står två gånger.`,
        hint: 'Numrera markörerna 0, 1, 2 …, var och en gång; varje markör får egna virtuella token.',
      };
    case 'marker-gap':
      return {
        what: `Markören ${marker(fault.missing)} saknas, men en med högre nummer finns.`,
        hint: 'Numrera markörerna 0, 1, 2 … utan lucka.',
      };
    case 'markers-not-ascending':
      return {
        what: `Markörerna står i ordningen ${listed(fault.markers.map(String))}.`,
        hint: 'Det fungerar här; NeMo blandar ihop virtuella token om numren inte stiger.',
      };
    case 'empty-braces':
      return {
        what: 'Det finns ett tomt par klammerparenteser.',
        hint: 'Skriv ett fältnamn mellan dem, eller ta bort dem.',
      };
    case 'unbalanced-brace':
      return {
        what: `${fault.brace} saknar sin motpart.`,
        hint: 'Fält skrivs {namn}. Är klammern menad som text, låt den stå.',
      };
    case 'literal-braces':
      return {
        what: 'De här klamrarna namnger inget fält och förblir vanlig text.',
        hint: 'NeMo skulle ta dem för ett fält; använd inte en sådan mall där.',
      };
    case 'field-repeated':
      return {
        what: `Fältet ${quoted(fault.name)} används mer än en gång.`,
        hint: 'Det är tillåtet; texten fylls i på varje plats.',
      };
    case 'marker-count':
      return {
        what: `Mallen har ${counted(fault.markers, 'markör', 'markörer')}, men virtual_token_splits har ${counted(fault.splits.length, 'tal', 'tal')} (${fault.splits.join(', ')}).`,
        hint: 'Ange ett antal virtuella token per markör.',
      };
    case 'splits-sum':
      return {
        what: `Talen i virtual_token_splits blir tillsammans ${fault.sum}, men total_virtual_tokens är ${fault.total}.`,
        hint: 'Ändra ett av dem så att de stämmer överens.',
      };
    case 'split-size':
      return {
        what: `${marker(fault.marker)} har ${fault.size} virtuella token.`,
        hint: 'Ge varje markör minst en, i hela tal.',
      };
    case 'too-many-virtual':
      return {
        what: `${counted(fault.total, 'virtuell token', 'virtuella token')} lämnar ingen plats för text: den längsta raden är ${fault.maximum} token.`,
        hint: 'Använd färre virtuella token, eller tillåt längre rader.',
      };
    case 'answer-not-set':
      return {
        what: 'Förlusten ska bara gälla svaret, men inget svarsfält är valt.',
        hint: 'Välj answer_field, eller slå av answer_only_loss.',
      };
    case 'answer-not-in-template':
      return {
        what: `Svarsfältet ${quoted(fault.name)} finns inte i mallen.`,
        hint: `Skriv {${fault.name}} i slutet av den.`,
      };
    case 'answer-not-last':
      return {
        what: `${quoted(fault.after)} står efter svaret {${fault.name}}.`,
        hint: 'När bara svaret ger förlust måste mallen sluta med svaret.',
      };
    case 'answer-is-truncate-field':
      return {
        what: `Fältet ${quoted(fault.name)} är både svaret och fältet som kapas.`,
        hint: 'Svar kapas aldrig; välj ett annat truncate_field.',
      };
    case 'truncate-field-not-in-template':
      return {
        what: `Fältet som kapas, ${quoted(fault.name)}, finns inte i mallen.`,
        hint: 'För långa rader utelämnas. Välj ett fält i mallen som truncate_field.',
      };
    case 'no-space-before-answer':
      return {
        what: `Inget blanksteg står mellan mallen och svaret, och etiketter som ${quoted(fault.label)} har inget med sig.`,
        hint: `Sätt ett blanksteg före {${fault.name}}: för tokeniseraren börjar ord med ett.`,
      };
    case 'two-spaces-before-answer':
      return {
        what: `Mallen slutar med ett blanksteg, och etiketter som ${quoted(fault.label)} börjar med ett.`,
        hint: `Ta bort blanksteget före {${fault.name}}, eller etiketternas.`,
      };
    case 'rows-too-long':
      return {
        what: `${rows(fault.rows)} av ${rows(fault.all)} (${percent(fault.rows / fault.all)}) utelämnas: för långa även efter kapning.`,
        hint: 'Välj vad som kapas, korta mallen, eller använd färre virtuella token.',
      };
    case 'values-not-text':
      return {
        what: `På ${rows(fault.rows)} är ett fält i mallen ingen text.`,
        hint: 'Sådana rader utelämnas; NeMo skulle stanna. Gör om värdena under Data.',
      };
    case 'values-look-like-template':
      return {
        what: `${rows(fault.rows)} innehåller text som ser ut som en del av mallen.`,
        hint: 'Här förblir det text. NeMo skulle ha ersatt det.',
      };
    case 'newer-than-table':
      return {
        what: 'Mallen är inte längre den som den inlärda prompten tränades med.',
        hint: 'Den prompten finns kvar med sin mall. Tränar du igen blir det en ny version.',
      };
    case 'unknown-field':
      return {
        what: `Datan har inget fält ${quoted(fault.name)}.`,
        hint:
          fault.suggestion === undefined
            ? 'Använd namnet på en kolumn i datan.'
            : `Menade du {${fault.suggestion}}?`,
      };
    case 'unused-column':
      return {
        what: `Kolumnen ${quoted(fault.name)} används inte.`,
        hint: 'Den hoppas över; inget att göra.',
      };
    case 'taskname-not-in-data':
      return {
        what: `Ingen rad hör till den här uppgiften; raderna säger ${listed(fault.inData)}.`,
        hint: 'Ge mallen det taskname som står i datan.',
      };
    case 'taskname-empty':
      return { what: 'Uppgiften har inget namn.', hint: 'Ge den ett; prompttabellen slås upp med det.' };
    case 'taskname-repeated':
      return { what: 'En annan mall har samma taskname.', hint: 'Ge varje uppgift ett eget namn.' };
    case 'unequal-totals':
      return {
        what: `Uppgifter som tränas tillsammans behöver lika många virtuella token, men har ${listed(
          Object.entries(fault.totals).map(([taskname, total]) => `${total} (${taskname})`),
        )}.`,
        hint: 'Ge alla uppgifter samma total_virtual_tokens, eller träna dem en i taget.',
      };
    default:
      return assertUnreachable(fault);
  }
}
