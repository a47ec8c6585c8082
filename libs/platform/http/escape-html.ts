/** Text for a page or an attribute in quotes: nothing in it is a tag, an entity or the end of the quotes. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
