/** Where guests come in. The link follows the #, so that it is in no log of any server. */
const GUESTS = '/guest/';

/** The route of that page. */
export const GUEST_PATH = `${GUESTS}:id`;

/** What is sent to somebody who is invited. */
export const guestAddress = (classId: string, link: string): string =>
  `${location.origin}${GUESTS}${classId}#${link}`;

/** Whether this page is a guest's: without an account, a day and a sign-in. */
export const isGuestPage = (): boolean => location.pathname.startsWith(GUESTS);
