/** The direction of a field: that of what is typed into it, and the page's while it is empty. */
export const typedDirection = (text: unknown): 'auto' | undefined =>
  typeof text === 'string' && text !== '' ? 'auto' : undefined;
