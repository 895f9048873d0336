import { assertUnreachable } from '../../base/assert';
import type { EngineFailure } from '../../run/engineFailure';
import { quoted, shortFingerprint } from '../quoted';
import type { Sentence } from '../sentence';
import { passedOverText } from './describeObstacle';
import { describeResumeFailure } from './describeResumeFailure';
import { describeRunTooLarge } from './describeRunTooLarge';
import { byteSize, counted, listed, rows, tokens } from './format';
import { skippedText, skipReasonText } from './skipReasons';

export function describeEngineFailure(failure: EngineFailure): Sentence {
  switch (failure.kind) {
    case 'no-backend':
      return {
        what: `Beräkningsmotorn ${failure.wanted} kan inte användas här: ${failure.passedOver.map(passedOverText).join('; ')}.`,
        hint:
          failure.wanted === 'webgpu'
            ? 'Välj auto, wasm eller cpu; eller en aktuell webbläsare med WebGPU och en uppdaterad drivrutin.'
            : 'Välj en annan; auto tar den första som fungerar.',
      };
    case 'device-lost':
      return {
        what: `Grafikenheten försvann${failure.step === undefined ? '' : ` vid steg ${failure.step}`}: ${failure.reason}.`,
        hint: 'Starta motorn igen. Händer det ofta, använd färre rader per steg eller wasm.',
      };
    case 'gpu-error':
      return {
        what: `Grafikenheten meddelade ett fel: ${failure.message}`,
        hint: 'Starta motorn igen; kommer felet tillbaka, använd wasm.',
      };
    case 'out-of-memory':
      return {
        what: `Minnet tog slut${failure.neededBytes === undefined ? '' : ` (${byteSize(failure.neededBytes)} behövdes)`}: ${failure.message}`,
        hint: 'Använd färre rader per pass, kortare rader eller en mindre modell.',
      };
    case 'weights-too-large':
      return {
        what: `Modellen ensam behöver ${byteSize(failure.neededBytes)} på grafikkortet, som inte har plats för den.`,
        hint: 'Stäng annat som använder grafikkortet, välj en mindre basmodell eller använd wasm.',
      };
    case 'run-too-large':
      return describeRunTooLarge(failure);
    case 'non-finite-loss':
      return {
        what: `Förlusten slutade vara ett tal vid steg ${failure.step} (rad ${listed(failure.lines.map(String))}).`,
        hint: 'Det senaste goda läget är kvar. Sänk inlärningstakten, eller begränsa gradienten.',
      };
    case 'training-elsewhere':
      return {
        what: 'En annan flik i webbläsaren tränar.',
        hint: 'Vänta tills den är klar, eller stoppa den där; en i taget tränar.',
      };
    case 'model-not-loaded':
      return { what: 'Ingen basmodell är inläst.', hint: 'Läs in en först.' };
    case 'no-rows-left':
      return {
        what: `Ingen användbar rad är kvar i delen ${failure.split}: ${rows(failure.given)} fanns${skippedText(failure.skipped)}.`,
        hint: 'Kontrollera att mallens fält är radernas fält, och att raderna får plats i kontexten.',
      };
    case 'one-class-only':
      return {
        what: `Alla ${counted(failure.rows, 'träningsrad', 'träningsrader')} i uppgiften ${quoted(failure.taskname)} har samma svar ${quoted(failure.label)}.`,
        hint: 'Lägg till rader med minst ett annat svar; av ett enda finns inget att lära.',
      };
    case 'label-too-long':
      return {
        what: `Rad ${failure.line}: svaret ${quoted(failure.label)} behöver ${tokens(failure.tokens)}, men kontexten har plats för ${failure.room}.`,
        hint: 'Svar kapas aldrig. Korta svaret eller mallens fasta text, använd färre virtuella token, eller tillåt längre rader.',
      };
    case 'row-unusable':
      return {
        what: `Raden kan inte användas: ${skipReasonText(failure.reason)} (${tokens(failure.length)}, den längsta raden har ${failure.limit}).`,
        hint: 'Korta texten, fyll i det fält som saknas, eller välj ett fält att kapa i mallen.',
      };
    case 'unequal-virtual-tokens':
      return {
        what: `Uppgifter som tränas tillsammans behöver lika många virtuella token, men har ${listed(
          Object.entries(failure.totals).map(([taskname, total]) => `${total} (${taskname})`),
        )}.`,
        hint: 'Ge alla uppgifter samma total_virtual_tokens, eller träna dem en i taget.',
      };
    case 'table-other-base':
      return {
        what: `Prompttabellen gjordes för basmodellen ${failure.tableBase} (${shortFingerprint(failure.tableFingerprint)}), men den inlästa är ${failure.baseName} (${shortFingerprint(failure.baseFingerprint)}).`,
        hint: 'Virtuella token betyder inget för en annan modell. Läs in den som tabellen gjordes för.',
      };
    case 'unknown-task':
      if (failure.taskname === '')
        return {
          what: `Raderna säger inte vilken uppgift de hör till; kända: ${listed(failure.known)}.`,
          hint: 'Välj en uppgift för alla rader, eller ange uppgiften på varje rad under taskname.',
        };
      return {
        what: `Det finns ingen prompt för uppgiften ${quoted(failure.taskname)}; kända: ${listed(failure.known)}.`,
        hint: 'Rätta radernas taskname, eller använd en tabell som har uppgiften.',
      };
    case 'resume-other-base':
    case 'resume-other-settings':
    case 'resume-past-end':
    case 'resume-other-rows':
    case 'resume-other-size':
      return describeResumeFailure(failure);
    case 'worker-silent':
      return {
        what: `Motorn svarade inte på ${counted(failure.seconds, 'sekund', 'sekunder')} och avslutades.`,
        hint: 'Starta den igen; det som sparats tidigare finns kvar.',
      };
    case 'cancelled':
      return { what: 'Avbrutet.', hint: '' };
    case 'bug':
      return {
        what: `Något gick fel inne i studion: ${failure.message}`,
        hint: `Felet är vårt; rapportera det gärna med de här raderna.\n${failure.stack}`,
      };
    default:
      return assertUnreachable(failure);
  }
}
