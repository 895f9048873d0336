/** Colours that differ in both themes and for most colour-blind readers, and a dash each: colour is never the only sign. */
const looks = [
  { light: '#0b6e63', dark: '#5fc7b8', dash: [] },
  { light: '#b4501e', dark: '#eb9a6b', dash: [8, 4] },
  { light: '#3b5bb5', dark: '#93acf0', dash: [2, 4] },
  { light: '#8a2b7e', dark: '#dd8fd2', dash: [12, 4, 2, 4] },
  { light: '#6a6100', dark: '#cfc35a', dash: [4, 4] },
  { light: '#a92b20', dark: '#f39a8e', dash: [14, 4] },
  { light: '#226b35', dark: '#83cc94', dash: [2, 2] },
  { light: '#5a3fa0', dark: '#b7a1ec', dash: [8, 4, 2, 4, 2, 4] },
  { light: '#1f6f93', dark: '#79c2e4', dash: [6, 6] },
  { light: '#565a57', dark: '#a9afaa', dash: [10, 2, 2, 2] },
] as const;

export interface RunLook {
  readonly colour: string;
  readonly dash: readonly number[];
}

/** The look of the run at a place among those compared: the same in every chart and table. */
export function runLook(index: number, isDark: boolean): RunLook {
  const look = looks[index % looks.length] ?? looks[0];
  return { colour: isDark ? look.dark : look.light, dash: look.dash };
}
