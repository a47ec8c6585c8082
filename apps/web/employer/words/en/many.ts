/** 1 day, 2 days */
export const many = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;
