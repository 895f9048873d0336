import { Button, ListBox, ListBoxItem, Popover, Select } from 'react-aria-components';
import { themes } from '../../studio/state';
import { useLanguage } from '../language/useLanguage';
import fields from '../parts/fields.module.css';
import { useStudio, useStudioState } from '../studioContext';
import styles from './ThemeSwitch.module.css';

const marks = { auto: '◐', light: '○', dark: '●' } as const;

/** Light, dark, or as the system has it: a small control at the end of the status bar. */
export function ThemeSwitch() {
  const { shell: shellText } = useLanguage();
  const studio = useStudio();
  const theme = useStudioState((state) => state.view.theme);
  return (
    <Select
      aria-label={shellText.theme}
      selectedKey={theme}
      onSelectionChange={(key) => {
        const chosen = themes.find((each) => each === key);
        if (chosen !== undefined) studio.view.setTheme(chosen);
      }}
    >
      <Button className={styles.button ?? ''}>
        <span aria-hidden="true">{marks[theme]}</span>
        <span className={styles.name}>{shellText.themes[theme]}</span>
      </Button>
      <Popover className={fields.popover ?? ''} placement="top end">
        <ListBox className={fields.list ?? ''}>
          {themes.map((id) => (
            <ListBoxItem key={id} id={id} className={fields.option ?? ''}>
              {shellText.themes[id]}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </Select>
  );
}
