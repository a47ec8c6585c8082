/** Until then the browser has taken it. */
const TAKEN_MS = 1_000;

/** Hands a file to the person. */
export function downloadFile(name: string, file: Blob): void {
  const url = URL.createObjectURL(file);
  const link = Object.assign(document.createElement('a'), { href: url, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), TAKEN_MS);
}

/** The same of CSV text. */
export const download = (name: string, text: string): void =>
  downloadFile(name, new Blob([text], { type: 'text/csv;charset=utf-8' }));
