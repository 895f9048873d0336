import { assertUnreachable } from '../../base/assert';
import type { ContentFault } from '../../base/narrow';
import type { TemplateFileProblem } from '../../prompt/readTemplates';
import type { InputFailure } from '../../run/inputFailure';
import type { RunFileFault } from '../../run/runFile';
import type { StorageFailure } from '../../run/storageFailure';
import type { TableFailure } from '../../table/tableFailure';
import { optionChange } from '../quoted';
import { oneLine, type Sentence } from '../sentence';
import { describeDataProblem } from './describeDataProblem';
import { describeTemplateProblem } from './describeTemplateProblem';
import { counted, listed } from './format';

const notJsonHint = 'Välj en JSON-fil som studion har sparat; inget har ändrats.';
const damaged = 'Filen är skadad eller ändrad för hand; använd en annan kopia.';

/** A place in a file that is not what it should be. */
export function describeContentFault(file: string, { path, expected, found }: ContentFault): Sentence {
  if (expected === 'no such name')
    return {
      what: `${file} innehåller namnet ${found} vid ${path}, som inte finns.`,
      hint: 'Rätta stavningen eller utelämna det.',
    };
  const place = path === '' ? file : `${path} i ${file}`;
  return {
    what: `${place} är ${found}; det ska vara ${expected}.`,
    hint: 'Rätta stället och öppna filen igen.',
  };
}

export function describeTableFailure(failure: TableFailure): Sentence {
  switch (failure.kind) {
    case 'table-file-invalid':
      return { what: `Prompttabellen kan inte läsas: ${failure.reason}.`, hint: damaged };
    case 'table-foreign':
      return {
        what: `Filen säger inte att den är en prompttabell${failure.found === undefined ? '' : ` (dess format är "${failure.found}")`}.`,
        hint: 'Välj en prompt_table.safetensors som har exporterats här.',
      };
    case 'table-version-too-new':
      return {
        what: `Prompttabellen har version ${failure.found}; det här programmet kan versioner upp till ${failure.newest}.`,
        hint: 'Öppna den med en nyare version av programmet.',
      };
    case 'table-content-invalid':
      return describeContentFault('prompttabellen', failure);
    case 'table-task-twice':
      return { what: `Prompttabellen har två promptar för uppgiften ${failure.taskname}.`, hint: damaged };
    case 'table-version-twice':
      return {
        what: `Prompttabellen har version ${failure.version} av uppgiften ${failure.taskname} två gånger.`,
        hint: damaged,
      };
    case 'table-earlier-alone':
      return {
        what: `Prompttabellen sparar den tidigare versionen ${failure.version} av ${failure.taskname}, men ingen prompt för uppgiften används.`,
        hint: damaged,
      };
    case 'table-start-invalid':
      return {
        what: `Startraderna för ${failure.taskname}, version ${failure.version}, har en annan storlek än prompten eller innehåller ett värde som inte är ett tal.`,
        hint: damaged,
      };
    case 'table-alias-twice':
      return {
        what: `Svaret ”${failure.from}” för ${failure.taskname} ska räknas som två andra.`,
        hint: 'Behåll en rad för varje svar.',
      };
    case 'table-name-taken':
      return {
        what: `Det finns en uppgift ${failure.taskname} i prompttabellen eller i dess historik.`,
        hint: 'Välj ett annat namn.',
      };
    case 'table-name-empty':
      return { what: 'En uppgift behöver ett namn.', hint: 'Skriv minst ett tecken.' };
    case 'table-tensor-missing':
      return {
        what: `Prompttabellen nämner uppgiften ${failure.taskname}, men saknar tensorn ${failure.tensor}.`,
        hint: damaged,
      };
    case 'table-tensor-unexpected':
      return {
        what: `Prompttabellen har en tensor ${failure.tensor} som inte hör till någon uppgift.`,
        hint: damaged,
      };
    case 'table-tensor-dtype':
      return {
        what: `Tensorn ${failure.tensor} i prompttabellen innehåller tal av typen ${failure.found}.`,
        hint: 'Prompttabeller innehåller F32. Konvertera tensorn först.',
      };
    case 'table-tensor-shape': {
      const [rows, width] = failure.expected;
      const needed = counted(rows, 'virtuell token', 'virtuella token');
      return {
        what: `Prompten för ${failure.taskname} har formen [${failure.found.join(', ')}]; dess mall behöver ${needed}${width === undefined ? '' : ` med bredden ${width}`}.`,
        hint: damaged,
      };
    }
    case 'table-not-finite':
      return {
        what: `Prompten för ${failure.taskname} innehåller ett värde som inte är ett tal (virtuell token ${failure.virtualToken}, kolumn ${failure.column}).`,
        hint: 'Träna prompten igen; en lägre inlärningstakt håller talen ändliga.',
      };
    default:
      return assertUnreachable(failure);
  }
}

export function describeTemplateFile(name: string, problem: TemplateFileProblem): Sentence {
  switch (problem.kind) {
    case 'not-json':
      return {
        what: `“${name}” är inte JSON: något är fel på rad ${problem.line}, tecken ${problem.column}.`,
        hint: notJsonHint,
      };
    case 'no-templates':
      return {
        what: `“${name}” innehåller inga mallar, utan ${problem.found}.`,
        hint: 'En mallfil är en lista med mallar, eller ett objekt med “task_templates”.',
      };
    case 'bad-template':
      return describeContentFault(`mall ${problem.template} i “${name}”`, problem.fault);
    case 'unknown-key':
      return {
        what: `“${problem.key}” i mall ${problem.template} i “${name}” är inget namn som mallar har.`,
        hint: 'Det sparas vid sidan av och följer med mallen ut igen.',
      };
    default:
      return assertUnreachable(problem);
  }
}

function describeRunFile(name: string, fault: RunFileFault): Sentence {
  switch (fault.kind) {
    case 'not-json':
      return { what: `“${name}” är inte JSON: ${fault.reason}.`, hint: notJsonHint };
    case 'too-new':
      return {
        what: `“${name}” har formatversion ${fault.version}; den här studion läser upp till ${fault.known}.`,
        hint: 'Använd en nyare studio, eller spara körningen igen från programmet som skrev den.',
      };
    case 'content':
      return describeContentFault(`“${name}”`, fault.fault);
    default:
      return assertUnreachable(fault);
  }
}

export function describeInputFailure(failure: InputFailure): Sentence {
  switch (failure.kind) {
    case 'template-file-invalid':
      return describeTemplateFile(failure.name, failure.problem);
    case 'run-file-invalid':
      return describeRunFile(failure.name, failure.fault);
    case 'remap-file-invalid':
      return {
        what:
          failure.fault.kind === 'not-json'
            ? `“${failure.name}” är inte JSON: ${failure.fault.reason}.`
            : describeContentFault(`“${failure.name}”`, failure.fault.fault).what,
        hint: 'Skriv ett objekt från svar till vad de räknas som, till exempel {"positiv": "positive"}.',
      };
    case 'no-answers':
      return {
        what: `Ingen rad i ${failure.name} har ett svar att bedöma efter (${listed(failure.fields)}).`,
        hint: 'Ange rader med rätta svar; utan dem svarar npm run predict på rader.',
      };
    case 'not-predictions':
      return {
        what: `Rad ${failure.line} i ${failure.name} är ingen förutsägelse.`,
        hint: 'Ange filen som npm run predict skrev, eller utelämna --resume för att skriva den på nytt.',
      };
    case 'predictions-of-unknown':
      return {
        what: `Det är okänt vad svaren i ${failure.name} gjordes med: ${failure.record} saknas eller är skadad.`,
        hint: 'Utelämna --resume för att svara på alla rader på nytt.',
      };
    case 'predictions-of-other': {
      const { option, isFile, was, now } = optionChange(failure.change);
      return {
        what: isFile
          ? `Svaren i ${failure.name} gjordes med en annan fil för ${option}, eller innan den ändrades: dess kontrollsumma var ${was} och är ${now}.`
          : `Svaren i ${failure.name} gjordes med ${option} ${was}; nu är det ${now}.`,
        hint: `Ange samma ${option} för att fortsätta, eller utelämna --resume för att svara på alla rader på nytt.`,
      };
    }
    case 'file-missing':
      return { what: `Det finns ingen fil ${failure.name}.`, hint: 'Kontrollera sökvägen.' };
    case 'file-unreadable':
      return {
        what: `${failure.name} kan inte läsas: ${failure.reason}.`,
        hint: 'Kontrollera att det är en fil och att du får läsa den.',
      };
    case 'file-unwritable':
      return {
        what: `${failure.name} kan inte skrivas: ${failure.reason}.`,
        hint: 'Välj en annan mapp, eller kontrollera att du får skriva där.',
      };
    case 'no-space':
      return {
        what: `Det finns ingen plats kvar för att skriva ${failure.name}.`,
        hint: 'Frigör plats, eller välj en annan mapp.',
      };
    case 'no-usable-rows': {
      const first = failure.problem === undefined ? undefined : describeDataProblem(failure.problem);
      return first === undefined
        ? { what: `${failure.name} är tom.`, hint: 'Ange en fil med ett JSON-objekt per rad.' }
        : { what: `${failure.name} har ingen användbar rad. ${first.what}`, hint: first.hint };
    }
    case 'templates-unfit':
      return {
        what: failure.problems
          .filter(({ severity }) => severity === 'error')
          .map((problem) => `Mallen “${problem.taskname}”: ${oneLine(describeTemplateProblem(problem))}`)
          .join('\n'),
        hint: '',
      };
    default:
      return assertUnreachable(failure);
  }
}

export function describeStorageFailure(failure: StorageFailure): Sentence {
  switch (failure.kind) {
    case 'storage-full':
      return {
        what: `Webbläsaren har ingen plats kvar för att spara ${failure.what} till nästa besök.`,
        hint: 'Allt fungerar tills du stänger sidan. Ladda ned det du vill behålla, eller frigör plats för sidan i webbläsaren.',
      };
    case 'storage-corrupt':
      return {
        what: `Det sparade (${failure.what}) kunde inte läsas och utelämnades: ${failure.reason}.`,
        hint: 'Öppna filerna igen; allt annat är återställt.',
      };
    case 'storage-unavailable':
      return {
        what: `Webbläsaren låter inte sidan spara något: ${failure.reason}.`,
        hint: 'Du kan arbeta som vanligt, men efter en omladdning börjar du om. Ladda ned det du vill behålla.',
      };
    case 'sample-unavailable':
      return {
        what: `Den medföljande filen ${failure.name} kunde inte läsas: ${failure.reason}.`,
        hint: 'Ladda om sidan, eller öppna egen data.',
      };
    default:
      return assertUnreachable(failure);
  }
}
