/** Hands bytes to the user as a file. */
export function download(fileName: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  // The browser has opened the URL by the next task; keeping it longer would keep the bytes.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
