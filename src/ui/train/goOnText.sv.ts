import type { ResumeOffer } from '../../studio/resumeOffer';
import type { TaskStanding } from '../../studio/taskChoice';
import { quoted } from '../../words/quoted';
import { describeResumeFailure } from '../../words/sv/describeResumeFailure';
import { counted, whole } from '../../words/sv/format';

export const goOnText = {
  title: 'Fortsätt där den stannade',
  lead: (name: string, steps: number, total: number | undefined) =>
    `Körningen ${name} stannade efter ${whole(steps)}${total === undefined ? '' : ` av ${whole(total)}`} steg. Dess kodare och optimerare är sparade.`,
  own: 'Den fortsätter precis som om den aldrig hade stannat, med sina egna inställningar och mallar, och dess kurva fortsätter också.',
  longer: 'Den fortsätter med inställningarna nedan: fler steg med samma inlärningstakt.',
  button: 'Fortsätt där den stannade',
  obstacle: (obstacle: NonNullable<ResumeOffer['obstacle']>): string => {
    switch (obstacle.kind) {
      case 'not-ready':
        return 'Motorn, modellen och data måste finnas på plats först.';
      case 'no-data':
        return `Öppna dess data först: ${quoted(obstacle.name)}.`;
      case 'other': {
        const { what, hint } = describeResumeFailure(obstacle.failure);
        return `${what} ${hint}`;
      }
    }
  },
};

export const tasksText = {
  title: 'Uppgifter att träna',
  lead: 'Förbockade uppgifter lär sig tillsammans med en kodare och behöver lika många virtuella token. De andra ligger orörda kvar i tabellen, bit för bit, och deras rader läses inte.',
  standing: (standing: TaskStanding, isTicked: boolean): string => {
    switch (standing.kind) {
      case 'new':
        return isTicked ? 'Ny: finns inte i tabellen än.' : 'Ny men utelämnad: den kommer inte att läras in.';
      case 'learned':
        return isTicked
          ? `Finns i tabellen som version ${standing.version}; körningen lägger till en version bredvid.`
          : `Finns i tabellen som version ${standing.version}; förblir orörd.`;
      case 'changed':
        return isTicked
          ? `Mallen har ändrats sedan version ${standing.version}; körningen lägger till en version bredvid.`
          : `Mallen har ändrats sedan version ${standing.version}, som förblir orörd.`;
    }
  },
  readiness: (count: number) =>
    count === 0 ? 'Ingen uppgift är förbockad nedan' : `${counted(count, 'uppgift', 'uppgifter')} att träna`,
};
