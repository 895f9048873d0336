import { assertUnreachable } from '../../base/assert';
import type { ProjectFailure } from '../../table/projectFailure';
import { quoted } from '../quoted';
import type { Sentence } from '../sentence';
import { describeContentFault } from './describeFileFailure';

const damaged =
  'Filen är skadad eller ändrad för hand; använd en annan kopia. Inget av ditt arbete har ändrats.';
const newerProgram = 'Öppna den med en nyare version av programmet.';

export function describeProjectFailure(failure: ProjectFailure): Sentence {
  switch (failure.kind) {
    case 'checkpoint-file-invalid':
      return { what: `Kontrollpunkten kan inte läsas: ${failure.reason}.`, hint: damaged };
    case 'checkpoint-foreign':
      return {
        what: `Filen säger inte att den är en kontrollpunkt${formatFound(failure.found)}.`,
        hint: 'Välj en checkpoint.safetensors som har sparats här.',
      };
    case 'checkpoint-version-too-new':
      return {
        what: `Kontrollpunkten har version ${failure.found}; det här programmet kan versioner upp till ${failure.newest}.`,
        hint: newerProgram,
      };
    case 'checkpoint-content-invalid':
      return describeContentFault('kontrollpunkten', failure);
    case 'project-foreign':
      return {
        what: `Zip-filen säger inte att den är ett projekt${formatFound(failure.found)}.`,
        hint: 'Välj ett projekt som har sparats här. En prompttabell öppnas som tabell.',
      };
    case 'project-version-too-new':
      return {
        what: `Projektet har version ${failure.found}; det här programmet kan versioner upp till ${failure.newest}.`,
        hint: newerProgram,
      };
    case 'project-member-missing':
      return {
        what: `Projektet räknar upp ${quoted(failure.member)} men innehåller det inte.`,
        hint: damaged,
      };
    case 'project-member-unexpected':
      return {
        what: `Projektet innehåller ${quoted(failure.member)}, som det inte räknar upp.`,
        hint: damaged,
      };
    case 'project-content-invalid':
      return describeContentFault(`${quoted(failure.member)} i projektet`, failure);
    default:
      return assertUnreachable(failure);
  }
}

const formatFound = (found: string | undefined): string =>
  found === undefined ? '' : ` (dess format är ${quoted(found)})`;
