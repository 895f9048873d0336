import { useEffect, useState } from 'react';

/**
 * Files dropped and text pasted anywhere on the page, unless a field or an own drop area wants them. True while a file
 * is held over the page.
 */
export function useDropAnywhere(onFile: (file: File) => void, onText: (text: string) => void): boolean {
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    const dragOver = (event: DragEvent): void => {
      const isFile = event.dataTransfer?.types.includes('Files') === true;
      setOver(isFile && !event.defaultPrevented);
      if (isFile) event.preventDefault();
    };
    // Leaving the page has nothing to go to; going from element to element has.
    const dragLeave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent): void => {
      setOver(false);
      const [file] = event.dataTransfer?.files ?? [];
      if (file === undefined || event.defaultPrevented) return;
      event.preventDefault();
      onFile(file);
    };
    const paste = (event: ClipboardEvent): void => {
      const { target, clipboardData } = event;
      const isTyping = target instanceof HTMLElement && target.closest('input, textarea, dialog') !== null;
      if (isTyping || clipboardData === null) return;
      const [file] = clipboardData.files;
      const text = clipboardData.getData('text/plain');
      if (file !== undefined) onFile(file);
      else if (text.trim() !== '') onText(text);
    };
    document.addEventListener('dragover', dragOver);
    document.addEventListener('dragleave', dragLeave);
    document.addEventListener('drop', drop);
    document.addEventListener('paste', paste);
    return () => {
      document.removeEventListener('dragover', dragOver);
      document.removeEventListener('dragleave', dragLeave);
      document.removeEventListener('drop', drop);
      document.removeEventListener('paste', paste);
    };
  }, [onFile, onText]);
  return isOver;
}
