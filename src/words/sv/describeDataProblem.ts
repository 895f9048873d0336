import type { DataFault, DataPlace, FileFault } from '../../data/dataProblem';
import { quoted } from '../quoted';
import type { Sentence } from '../sentence';
import { describeRowProblem } from './describeRowProblem';
import { counted } from './format';
import { kindNames } from './kindNames';

const hex = (value: number, digits: number): string => value.toString(16).toUpperCase().padStart(digits, '0');
const straightQuotes = 'JSON kräver raka dubbla citattecken: "text".';
const separators = { comma: 'komman', semicolon: 'semikolon', tab: 'tabbar' } as const;

export function describeDataProblem(problem: DataFault & Pick<DataPlace, 'line' | 'column'>): Sentence {
  const { what, hint } = describeFault(problem);
  const { line, column } = problem;
  if (line === undefined) return { what, hint };
  const place = column === undefined || column === 1 ? `Rad ${line}` : `Rad ${line}, tecken ${column}`;
  return { what: `${place}: ${what}`, hint };
}

function describeFault(fault: DataFault): Sentence {
  switch (fault.kind) {
    case 'byte-order-mark':
      return {
        what: 'Filen börjar med ett osynligt tecken (byte order mark).',
        hint: 'Det har tagits bort; inget att göra.',
      };
    case 'not-utf8':
      return describeEncoding(fault.looksLike);
    case 'json-list':
      return {
        what: `Hela filen är en JSON-lista${fault.items === undefined ? '' : ` med ${counted(fault.items, 'post', 'poster')}`}.`,
        hint: 'Den har lästs post för post; inget att göra.',
      };
    case 'pretty-printed':
      return {
        what: `Objekten är utspridda över flera rader${fault.records === undefined ? '' : ` (${counted(fault.records, 'objekt', 'objekt')} hittades)`}.`,
        hint: 'De har lästs ett i taget; inget att göra.',
      };
    case 'separated-values':
      return {
        what: `Det här är en tabell med värden åtskilda av ${separators[fault.separator]}.`,
        hint: 'Första raden har lästs som kolumnernas namn.',
      };
    case 'invalid-byte':
      return {
        what: `Byte ${fault.byte} på raden (0x${hex(fault.value, 2)}) är inte giltig UTF-8-text.`,
        hint: 'Spara filen igen med kodningen UTF-8, eller ta bort tecknet.',
      };
    case 'several-objects':
      return { what: 'Raden innehåller mer än ett objekt.', hint: 'Lägg varje objekt på en egen rad.' };
    case 'trailing-comma':
      return { what: 'Det står ett komma efter sista posten.', hint: 'Ta bort kommat.' };
    case 'comment':
      return { what: 'Raden har en kommentar.', hint: 'Ta bort den; JSON har inga kommentarer.' };
    case 'wrong-quotes':
      return {
        what: `Text står inom ${fault.quotes === 'single' ? 'enkla' : 'typografiska'} citattecken.`,
        hint: straightQuotes,
      };
    case 'unquoted-name':
      return { what: `Namnet ${quoted(fault.name)} saknar citattecken.`, hint: straightQuotes };
    case 'foreign-word':
      return {
        what: `${quoted(fault.word)} är ${fault.language === 'python' ? 'Python' : 'JavaScript'}, inte JSON.`,
        hint: 'JSON har true, false och null; en etikett är text inom citattecken. I Python skriver json.dumps rätt.',
      };
    case 'unescaped-quote':
      return {
        what: 'En text verkar ta slut för tidigt, vid ett citattecken inuti den.',
        hint: 'Sätt ett omvänt snedstreck före citattecken som hör till texten: \\".',
      };
    case 'ends-early':
      return {
        what: 'Raden slutar mitt i objektet.',
        hint: 'Fyll i resten. Är det sista raden kan filen ha kapats: hämta den igen.',
      };
    case 'bad-escape':
      return {
        what: `${quoted(fault.text)} betyder inget i JSON.`,
        hint: 'Skriv omvänt snedstreck som \\\\, eller använd \\n \\t \\" \\u0041.',
      };
    case 'control-character':
      return {
        what: `En text innehåller det osynliga tecknet U+${hex(fault.code, 4)}.`,
        hint: 'Skriv radbrytning som \\n och tabb som \\t; ta bort andra styrtecken.',
      };
    case 'bad-number':
      return {
        what: `${quoted(fault.text)} är inget tal.`,
        hint: 'Sätt det inom citattecken om det är text.',
      };
    case 'missing-sign':
      return {
        what: `Här saknas ett ${fault.sign === ',' ? 'komma' : 'kolon'}.`,
        hint: 'Namn och värde skiljs åt av kolon, poster av komma.',
      };
    case 'missing-value':
      return { what: 'Här saknas ett värde.', hint: 'Varje namn behöver ett värde; "" är en tom text.' };
    case 'stray-text':
      return {
        what: `${quoted(fault.text)} hör inte hemma här.`,
        hint: 'Ta bort det, eller sätt det inom citattecken.',
      };
    case 'ragged-row':
      return {
        what: `Raden har ${counted(fault.cells, 'cell', 'celler')}, rubriken ${counted(fault.columns, 'namn', 'namn')}.`,
        hint: 'Text med skiljetecken eller radbrytningar behöver dubbla citattecken runt sig.',
      };
    case 'loose-quote':
      return {
        what: 'En cell som börjar med ett citattecken är inte avslutad, eller har ett ensamt citattecken inuti.',
        hint: 'Sätt dubbla citattecken runt cellen och skriv citattecken inuti två gånger: "hon sa ""nej"" två gånger".',
      };
    case 'not-an-object':
      return {
        what: `Raden är ${kindNames[fault.found]} i JSON, inte ett objekt.`,
        hint: 'En rad namnger sina fält: {"text": "…", "label": "…"}.',
      };
    default:
      return describeRowProblem(fault);
  }
}

function describeEncoding(looksLike: Extract<FileFault, { kind: 'not-utf8' }>['looksLike']): Sentence {
  switch (looksLike) {
    case 'utf-16le':
    case 'utf-16be':
      return { what: 'Filen är UTF-16-text, inte UTF-8.', hint: 'Den har konverterats; inget att göra.' };
    case 'windows-1252':
      return {
        what: 'Filen är inte UTF-8; den ser ut som Windows-1252. Rader med sådana bokstäver utelämnas.',
        hint: 'Konvertera den, eller spara den igen med kodningen UTF-8.',
      };
    case 'binary':
      return {
        what: 'Filen ser inte ut som text alls.',
        hint: 'Välj en textfil: JSON Lines, en JSON-lista eller CSV. Kalkylblad och arkiv måste exporteras först.',
      };
  }
}
