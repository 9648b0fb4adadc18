import type { LiveLink } from '../media/liveLink';

/** The one link of this page to a class; null while there is none. */
export const live: { link: LiveLink | null } = { link: null };
