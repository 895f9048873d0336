import { assertUnreachable } from '../../base/assert';
import type { ForeignFailure, ForeignFormat } from '../../table/foreign/foreignFailure';
import { quoted, shapeText } from '../quoted';
import type { Sentence } from '../sentence';
import { describeContentFault } from './describeFileFailure';
import { byteSize, counted } from './format';

const nothingLost = 'Inget i din tabell har ändrats.';
const anotherCopy = `Filen är skadad eller avhuggen; hämta den igen. ${nothingLost}`;
const known =
  'Prompttabeller (.safetensors, .json), PEFT-adaptrar, NumPy-matriser (.npy) och NeMo-tabeller (.nemo) kan läsas, även i en zip.';

const formats: Readonly<Record<ForeignFormat, string>> = {
  zip: 'en hel zip',
  gzip: 'en hel gzip-fil',
  tar: 'ett helt tar-arkiv',
  torch: 'en viktfil från torch',
  pickle: 'en pickle som torch skriver den',
  nemo: 'en prompttabell från NeMo 1.10 till 1.16',
  npy: 'en hel .npy-fil',
  safetensors: 'en hel safetensors-fil',
  json: 'korrekt JSON',
};

/** Why a file from elsewhere was refused, in words. */
export function describeForeignFailure(failure: ForeignFailure): Sentence {
  switch (failure.kind) {
    case 'foreign-unknown':
      return { what: `Innehållet i ${quoted(failure.name)} är okänt här.`, hint: known };
    case 'foreign-damaged':
      return {
        what: `${quoted(failure.name)} är inte ${formats[failure.format]}: ${failure.reason}.`,
        hint: anotherCopy,
      };
    case 'foreign-too-large':
      return {
        what: `${quoted(failure.name)} skulle ta mer än ${byteSize(failure.limit)}.`,
        hint: `Ingen prompttabell är så stor, så läsningen avbröts. ${nothingLost}`,
      };
    case 'foreign-path-unsafe':
      return {
        what: `${quoted(failure.name)} innehåller ${quoted(failure.entry)}, som pekar utanför arkivet.`,
        hint: `Lita inte på filen; inget ur den har packats upp. ${nothingLost}`,
      };
    case 'foreign-nothing':
      return { what: `${quoted(failure.name)} innehåller ingen inlärd prompt.`, hint: known };
    case 'foreign-project':
      return {
        what: `${quoted(failure.name)} är ett projekt.`,
        hint: 'Det innehåller mer än promptar: öppna det som projekt.',
      };
    case 'torch-old-stream':
      return {
        what: `${quoted(failure.name)} sparades av torch före version 1.6, i en form som bara kan läsas genom att köras.`,
        hint: 'Läs in den med torch där du litar på den och spara den igen; då får den den nyare formen.',
      };
    case 'pickle-refused':
      return {
        what: `${quoted(failure.name)} begär ${failure.what === 'global' ? `namnet ${failure.found}` : `instruktionen ${failure.found}`} (byte ${failure.offset}), som ingen prompttabell behöver.`,
        hint: `Inget av den har körts. Läs inte in filen med torch om du inte litar på dess ursprung. ${nothingLost}`,
      };
    case 'nemo-task-missing':
      return {
        what: `Konfigurationen nämner ${failure.missing.length === 1 ? 'uppgiften' : 'uppgifterna'} ${failure.missing.map((name) => quoted(name)).join(', ')}, men vikterna innehåller bara ${failure.found.map((name) => quoted(name)).join(', ')}.`,
        hint: 'Spara .nemo-filen igen efter att den sista uppgiften har tränats.',
      };
    case 'peft-kind-unsupported':
      return {
        what: `Adaptern har ${failure.key} ${quoted(failure.found)}.`,
        hint: 'PROMPT_TUNING och P_TUNING för CAUSAL_LM kan läsas: andra metoder lär in mer än rader före texten.',
      };
    case 'foreign-config-invalid':
      return describeContentFault(quoted(failure.name), failure);
    case 'foreign-tensor-dtype':
      return {
        what: `${quoted(failure.tensor)} innehåller ${failure.found}, inte tal som kan vara rader i en prompt.`,
        hint: 'Konvertera till F32 (little-endian) först.',
      };
    case 'foreign-tensor-shape': {
      const [rows, width] = failure.expected;
      const needed =
        rows === undefined && width === undefined
          ? '[virtuella token, bredd]'
          : shapeText([rows ?? 'valfritt', width ?? 'valfritt']);
      return {
        what: `${quoted(failure.tensor)} har formen ${shapeText(failure.found)}; den ska vara ${needed}.`,
        hint: 'Välj matrisen för en prompt, en rad per virtuell token, och konfigurationen som sparades med den.',
      };
    }
    case 'foreign-not-finite':
      return {
        what: `${quoted(failure.tensor)} innehåller ett värde som inte är ett tal (virtuell token ${failure.virtualToken}, kolumn ${failure.column}).`,
        hint: 'En sådan prompt ger inga svar. Träna den igen där den kommer ifrån.',
      };
    case 'foreign-task-twice':
      return {
        what: `Det finns två promptar för uppgiften ${quoted(failure.taskname)}.`,
        hint: 'Ge en av dem ett annat namn.',
      };
    case 'foreign-taskname-missing':
      return {
        what: 'Filen säger inte vilken uppgift dess prompt är till för.',
        hint: 'Ge uppgiften ett namn.',
      };
    case 'foreign-template-missing':
      return {
        what: `Filen innehåller raderna för ${quoted(failure.taskname)}, men inte mallen de tränades i.`,
        hint: 'Välj mallen; det måste vara den från träningen, annars fungerar prompten inte.',
      };
    case 'foreign-template-tokens':
      return {
        what: `Mallen för ${quoted(failure.taskname)} har ${counted(failure.template, 'virtuell token', 'virtuella token')}, prompten har ${failure.found}.`,
        hint: 'Välj mallen som prompten tränades i.',
      };
    case 'foreign-width':
      return {
        what: `Prompten för ${quoted(failure.taskname)} har bredden ${failure.found}; basmodellen ${failure.baseName} har bredden ${failure.expected}.`,
        hint: 'En prompt fungerar bara med basmodellen som den lärdes in genom. Läs in den och importera igen.',
      };
    default:
      return assertUnreachable(failure);
  }
}
