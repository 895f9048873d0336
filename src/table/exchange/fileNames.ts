/** Names that Windows keeps for devices. */
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i;
const longest = 80;

/**
 * A name for a file or folder for each task, in order: letters, digits and `_ - .` stay, everything else becomes `_`, and
 * no two names are the same even where capitals do not count.
 */
export function fileNames(tasknames: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return tasknames.map((taskname) => {
    const plain = taskname
      .normalize('NFC')
      .replace(/[^\p{L}\p{N}_.-]/gu, '_')
      .replace(/^\.+|\.+$/g, '_')
      .slice(0, longest);
    const stem = plain === '' || reserved.test(plain.split('.')[0] ?? '') ? `task_${plain}` : plain;
    let name = stem;
    for (let n = 2; taken.has(name.toLowerCase()); n++) name = `${stem}-${n}`;
    taken.add(name.toLowerCase());
    return name;
  });
}
