import { assertUnreachable } from '../../base/assert';
import type { ResumeFailure } from '../../run/resumeFailure';
import { quoted, shortFingerprint } from '../quoted';
import type { Sentence } from '../sentence';

const settingText = (value: string | undefined): string =>
  value === undefined ? 'inte angett' : quoted(value);

export function describeResumeFailure(failure: ResumeFailure): Sentence {
  switch (failure.kind) {
    case 'resume-other-base':
      return {
        what: `Körningen stannade på basmodellen ${failure.checkpointBase} (${shortFingerprint(failure.checkpointFingerprint)}), men den inlästa är ${failure.baseName} (${shortFingerprint(failure.baseFingerprint)}).`,
        hint: 'Läs in basmodellen som körningen började med, eller starta en ny körning.',
      };
    case 'resume-other-settings':
      return {
        what: `När körningen stannade var ${failure.path} ${settingText(failure.was)}; nu är det ${settingText(failure.now)}.`,
        hint: 'Ställ tillbaka det för att fortsätta, eller starta en ny körning. Antalet steg får ändras bara med konstant inlärningstakt.',
      };
    case 'resume-past-end':
      return {
        what: `Körningen har redan tagit ${failure.steps} steg; nu skulle den ha ${failure.total} allt som allt.`,
        hint: 'Begär fler epoker eller steg.',
      };
    case 'resume-other-rows':
      return {
        what: `Raderna är inte de som körningen stannade med: deras kontrollsumma var ${shortFingerprint(failure.was)} och är ${shortFingerprint(failure.now)}.`,
        hint: 'Öppna samma data med samma rättelser, eller starta en ny körning.',
      };
    case 'resume-other-size':
      return {
        what: `Den sparade kodaren har ${failure.was} tal; körningen behöver ${failure.now}.`,
        hint: 'Kontrollpunkten är skadad. Starta en ny körning.',
      };
    default:
      return assertUnreachable(failure);
  }
}
