/** Text broken into lines of about this width, at blanks; a word longer than a line is cut rather than left to run out. */
export function wrapped(text: string, width: number, size: number): string[] {
  const most = Math.max(8, Math.floor(width / (size * 0.5)));
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/ +/).flatMap((each) => cut(each, most))) {
    if (line !== '' && line.length + 1 + word.length > most) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return line === '' ? lines : [...lines, line];
}

function cut(word: string, most: number): string[] {
  const letters = [...word];
  const pieces = Math.max(1, Math.ceil(letters.length / most));
  return Array.from({ length: pieces }, (_, i) => letters.slice(i * most, (i + 1) * most).join(''));
}
