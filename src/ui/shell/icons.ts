import type { Screen } from '../../studio/state';

/** Line drawings on a 20 x 20 field. */
export const icons: Readonly<Record<Screen | 'menu' | 'close', string>> = {
  home: 'M3 9.5 10 3.5l7 6M5 8.5V16.5H15V8.5',
  data: 'M3.5 4.5H16.5M3.5 10H16.5M3.5 15.5H11.5',
  template: 'M7.5 4C5 4 6.5 9 4 10 6.5 11 5 16 7.5 16M12.5 4C15 4 13.5 9 16 10 13.5 11 15 16 12.5 16',
  train: 'M3 4V16.5H17.5M5.5 6C7.5 12.5 10 13.2 17 13.5',
  evaluate: 'M3 16.5H17.5M5.5 16.5V11M10 16.5V4.5M14.5 16.5V8',
  playground: 'M3.5 4.5H16.5V13.5H9.5L6 16.5V13.5H3.5Z',
  table: 'M3.5 4.5H16.5V15.5H3.5ZM3.5 8.5H16.5M3.5 12H16.5M8 8.5V15.5',
  menu: 'M3.5 5.5H16.5M3.5 10H16.5M3.5 14.5H16.5',
  close: 'M5 5 15 15M15 5 5 15',
  export: 'M10 3.5V12.5M6.5 9 10 12.5 13.5 9M3.5 13V16.5H16.5V13',
};
