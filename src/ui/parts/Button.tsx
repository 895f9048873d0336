import { type ReactNode, useEffect, useId, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import styles from './Button.module.css';

export interface ButtonProps {
  readonly children: ReactNode;
  readonly onPress: () => void;
  readonly look?: 'main' | 'plain' | 'quiet' | 'danger';
  /**
   * Why it cannot be pressed now; undefined while it can. Such a button keeps its place in the order of Tab, so that
   * everybody can reach the reason: it is shown while the button is pointed at or has the focus, and read with it.
   */
  readonly disabledBecause?: string | undefined;
  readonly label?: string | undefined;
  /** Given: it stays down once pressed, and up when pressed again. */
  readonly isPressed?: boolean | undefined;
  readonly describedBy?: string | undefined;
}

/** A press. `main` is for the one thing a screen wants; at most one at a time. */
export function Button({
  children,
  onPress,
  look = 'plain',
  disabledBecause,
  label,
  isPressed,
  describedBy,
}: ButtonProps) {
  const reasonId = useId();
  const isDisabled = disabledBecause !== undefined;
  const [isAsked, setAsked] = useState(false);
  useEscape(isDisabled && isAsked, () => setAsked(false));
  const descriptions = [describedBy, isDisabled ? reasonId : undefined].filter((id) => id !== undefined);
  return (
    <>
      <AriaButton
        className={`${styles.button} ${styles[look]}`}
        onPress={() => {
          if (isDisabled) setAsked(true);
          else onPress();
        }}
        onHoverChange={setAsked}
        onFocusChange={setAsked}
        {...(isDisabled ? { 'aria-disabled': true } : {})}
        {...(isPressed === undefined ? {} : { 'aria-pressed': isPressed })}
        {...(label === undefined ? {} : { 'aria-label': label })}
        {...(descriptions.length === 0 ? {} : { 'aria-describedby': descriptions.join(' ') })}
      >
        {children}
        {isDisabled && isAsked ? (
          <span className={styles.reason} aria-hidden="true">
            {disabledBecause}
          </span>
        ) : null}
      </AriaButton>
      {isDisabled ? (
        <span id={reasonId} hidden>
          {disabledBecause}
        </span>
      ) : null}
    </>
  );
}

/** What appears on hover goes away on Escape, wherever the focus is (WCAG 1.4.13). */
function useEscape(isShown: boolean, onEscape: () => void): void {
  useEffect(() => {
    if (!isShown) return;
    const listen = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') onEscape();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [isShown, onEscape]);
}
