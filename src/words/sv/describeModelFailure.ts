import { assertUnreachable } from '../../base/assert';
import type { ModelFailure } from '../../model/modelFailure';
import { shapeText } from '../quoted';
import type { Sentence } from '../sentence';
import { counted, whole } from './format';

const otherModel = 'Vikter och config.json kommer från olika modeller; använd dem som hör ihop.';

export function describeModelFailure(failure: ModelFailure): Sentence {
  switch (failure.kind) {
    case 'model-file-missing':
      return {
        what: `${failure.fileName} finns inte i ${failure.folder}.`,
        hint: 'En basmodell är en mapp med config.json, tokenizer.json och model.safetensors (eller delar med index), som Hugging Face lägger upp GPT-2.',
      };
    case 'model-download-failed':
      return {
        what: `${failure.fileName} kunde inte hämtas${failure.status === undefined ? '' : ` (HTTP-status ${failure.status})`}.`,
        hint: 'Kontrollera anslutningen och läs in modellen igen, eller välj dess filer från disken.',
      };
    case 'model-config-invalid':
      return {
        what: `config.json: ${failure.key} är ${failure.found}, men ${failure.expected} behövs.`,
        hint: 'Kontrollera att config.json hör till vikterna och inte har ändrats.',
      };
    case 'model-architecture-unsupported':
      return {
        what: `config.json beskriver en modell av typen ${failure.found}.`,
        hint: 'Bara GPT-2-arkitekturen kan tränas här (model_type "gpt2"). Välj en annan modell.',
      };
    case 'tokenizer-missing':
      return {
        what: `Det finns ingen tokeniserare i ${failure.folder}.`,
        hint: 'Lägg till den tokenizer.json som hör till modellen; utan den kan text inte bli token.',
      };
    case 'tokenizer-invalid':
      return {
        what: `tokenizer.json kan inte användas: ${failure.reason}.`,
        hint: 'Hämta filen igen från modellens sida.',
      };
    case 'vocabulary-mismatch':
      return {
        what: `Tokeniseraren har ${counted(failure.tokenizerSize, 'post', 'poster')}, men modellen har ${counted(failure.embeddingRows, 'ordvektor', 'ordvektorer')}.`,
        hint: 'Tokeniserare och vikter kommer från olika modeller; använd dem som hör ihop.',
      };
    case 'safetensors-invalid':
      return {
        what: `${failure.fileName} är ingen hel safetensors-fil: ${failure.reason}.`,
        hint: 'Filen är skadad eller ofullständig; hämta den igen.',
      };
    case 'tensor-missing':
      return {
        what: `Vikterna saknar tensorn ${failure.tensor} (väntad form ${shapeText(failure.expected)}).`,
        hint: 'En del kan saknas, eller så hör vikterna inte till modellen i config.json.',
      };
    case 'tensor-shape':
      return {
        what: `Tensorn ${failure.tensor} har formen ${shapeText(failure.found)}, men config.json kräver ${shapeText(failure.expected)}.`,
        hint: otherModel,
      };
    case 'tensor-unexpected':
      return {
        what: `Vikterna innehåller en tensor ${failure.tensor} som modellen i config.json inte har.`,
        hint: `${otherModel} Eller så är modellen en variant av GPT-2 som inte kan tränas här.`,
      };
    case 'tensor-dtype':
      return {
        what: `Tensorn ${failure.tensor} innehåller tal av typen ${failure.found}.`,
        hint: 'F32, F16 och BF16 kan läsas. Konvertera vikterna först.',
      };
    case 'tensor-not-finite':
      return {
        what: `Tensorn ${failure.tensor} innehåller ett värde som inte är ett tal (element ${whole(failure.index)}).`,
        hint: 'Filen är skadad, eller så sparades modellen efter att träningen spårat ur. Använd en annan kopia.',
      };
    case 'head-not-tied':
      return {
        what: `Utgångslagret ${failure.tensor} skiljer sig från ordvektorerna.`,
        hint: 'Bara modeller vars utgångslager delar vikter med ordvektorerna, som GPT-2, kan användas.',
      };
    default:
      return assertUnreachable(failure);
  }
}
