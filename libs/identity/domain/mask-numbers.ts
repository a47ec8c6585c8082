/** Mobile and ID numbers as they stand in running text; ids have hyphens and letters around their digits. */
const NUMBERS = /(?<![\dA-Za-z-])(?:\d{17}[\dXx]|1[3-9]\d{9})(?![\dA-Za-z-])/g;

/** Hides the middle of every mobile and ID number in a text: somebody may have written one into a reason. */
export const maskNumbers = (text: string): string =>
  text.replace(NUMBERS, (number) => number.slice(0, 3) + '*'.repeat(number.length - 7) + number.slice(-4));
