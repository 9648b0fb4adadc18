import type { Code } from '../protocol/problem';

/** What happened, why, and what to do. One entry for every code, so that none is shown bare. */
export interface ProblemText {
  readonly title: string;
  readonly text: string;
}

export const problems: Readonly<Record<Code, ProblemText>> = {
  'invalid-request': {
    title: 'That could not be understood',
    text: 'Something in what you entered is missing or has the wrong form. Check it, then try again.',
  },
  'wrong-credentials': {
    title: 'E-mail address or password is wrong',
    text: 'They do not belong together. Check both, and that Caps Lock is off, then try again.',
  },
  'not-signed-in': { title: 'You are not signed in', text: 'Sign in to go on.' },
  'token-expired': {
    title: 'Your sign-in has expired',
    text: 'You were away for a while. Sign in again; you come back to where you were.',
  },
  'token-invalid': {
    title: 'Your sign-in is not valid any more',
    text: 'It may have been ended elsewhere. Sign in again; you come back to where you were.',
  },
  'refresh-expired': {
    title: 'You have been signed out',
    text: 'A sign-in lasts seven days without a visit. Sign in again.',
  },
  'refresh-reused': {
    title: 'You have been signed out for your safety',
    text: 'Your sign-in was used from two places at once, which can mean that somebody copied it. Sign in again, and change your password if this was not you.',
  },
  forbidden: {
    title: 'You may not do this',
    text: 'Your account has no right to this. If you think that it should, ask your school.',
  },
  'not-enrolled': {
    title: 'You are not enrolled in this class',
    text: 'Your account is not on its list. Ask the teacher or your school to enrol you.',
  },
  'link-used': {
    title: 'This link has been used',
    text: 'It works once only. Sign in with the account that was made with it.',
  },
  'link-invalid': {
    title: 'This link does not work',
    text: 'It may be cut off. Open it again as you got it, whole, or ask who sent it for another one.',
  },
  'link-expired': {
    title: 'This link is no longer good',
    text: 'It has run out, or was taken back. Ask the teacher for another one.',
  },
  'account-not-found': { title: 'There is no such account', text: 'It may have been removed.' },
  'class-not-found': {
    title: 'There is no such class',
    text: 'The link may be old or cut off. Look for the class in your day.',
  },
  'session-not-found': {
    title: 'Your connection was forgotten',
    text: 'The class does not know this connection any more. Join again.',
  },
  'class-not-open': {
    title: 'This class is not open yet',
    text: 'The doors open a few minutes before it starts. Come back then.',
  },
  'class-not-live': {
    title: 'This class is not live yet',
    text: 'The teacher has not started it. Wait here: you come in by yourself when it starts.',
  },
  'class-ended': {
    title: 'This class has ended',
    text: 'It is over, so nobody can join it any more. Your next class is in your day.',
  },
  'class-full': {
    title: 'This class is full',
    text: 'Every place is taken. Try again in a moment, or tell the teacher.',
  },
  'lobby-waiting': {
    title: 'You wait to be let in',
    text: 'Who leads the class lets people in one by one. Stay here: you come in by yourself.',
  },
  'lobby-denied': {
    title: 'You were not let in',
    text: 'Who leads the class decides who comes in. If you should be in it, ask them.',
  },
  'ticket-invalid': {
    title: 'The door did not open',
    text: 'Your ticket was used or came too late. Try again: you get a new one.',
  },
  'join-token-expired': {
    title: 'Joining took too long',
    text: 'Your permission to join has run out. Try again: you get a new one.',
  },
  'join-token-invalid': {
    title: 'You could not join',
    text: 'Your permission to join was not accepted. Try again; if that does not help, sign in anew.',
  },
  'offer-refused': {
    title: 'Your browser could not be connected',
    text: 'The class does not understand what this browser offers. Update it, or use Chrome, Edge, Firefox or Safari.',
  },
  conflict: {
    title: 'Somebody else changed this at the same time',
    text: 'Look at how it is now, then try again.',
  },
  'precondition-failed': {
    title: 'This has changed since you looked',
    text: 'Somebody was quicker. Load it again, see what is new, then try again.',
  },
  'already-exists': {
    title: 'This exists already',
    text: 'There is one with the same name or address. Use another, or use the one that is there.',
  },
  'too-large': { title: 'That is too large', text: 'Send less at once, then try again.' },
  'too-many-requests': {
    title: 'That was too fast',
    text: 'There were many attempts in a short time. Wait a minute, then try again.',
  },
  'no-node': {
    title: 'The class cannot start right now',
    text: 'No media server is ready. One is usually started within a minute: try again then.',
  },
  'node-unreachable': {
    title: 'The class cannot be reached right now',
    text: 'Its media server does not answer. Try again in a moment.',
  },
  'store-unavailable': {
    title: 'We cannot look that up right now',
    text: 'Our store does not answer. Nothing is lost. Try again in a moment.',
  },
  'reports-unavailable': {
    title: 'The reports do not answer right now',
    text: 'Nothing is lost. Try again in a few minutes.',
  },
  'not-on-stage': {
    title: 'This person is not on stage',
    text: 'They have left the stage already.',
  },
  'not-invited': {
    title: 'The invitation no longer stands',
    text: 'The teacher has taken it back, or it was answered already.',
  },
  'participant-not-found': {
    title: 'This person is not in the class',
    text: 'They have left in the meantime.',
  },
  'stage-full': {
    title: 'The stage is full',
    text: 'At most 25 people can be on stage. Take somebody off it first.',
  },
  banned: {
    title: 'You were removed from this class',
    text: 'Who leads it does not let you back in. If that is a mistake, ask them or the help desk.',
  },
  locked: {
    title: 'This is locked at the moment',
    text: 'The teacher has locked it. It is open again when they say so.',
  },
  'slow-mode': {
    title: 'The chat is in slow mode',
    text: 'There is a pause between two messages of one person. Wait for it, then try again.',
  },
  'log-full': {
    title: 'This could not be kept',
    text: 'Our store does not answer, and too much waits for it already. Try again in a minute.',
  },
  'message-not-found': {
    title: 'There is no such message',
    text: 'It may have been deleted in the meantime.',
  },
  'question-not-found': {
    title: 'There is no such question',
    text: 'It may have been deleted in the meantime.',
  },
  'poll-not-found': {
    title: 'There is no such poll',
    text: 'It may be from another class. Load the page again to see the polls of this one.',
  },
  'poll-closed': {
    title: 'This poll takes no answers any more',
    text: 'The teacher has closed it. Your answer from before it was closed counts.',
  },
  internal: {
    title: 'Something went wrong on our side',
    text: 'It is not your fault, and it has been noted. Try again; if it stays, call the help desk.',
  },
  offline: {
    title: 'You are offline',
    text: 'Your device has no connection to us. Check your network, then try again.',
  },
  'no-answer': {
    title: 'We got no answer',
    text: 'The connection is very slow or was cut. Check your network, then try again.',
  },
  'answer-unreadable': {
    title: 'We got an answer that we cannot read',
    text: 'Something between you and us may have changed it. Reload the page; if it stays, call the help desk.',
  },
  'media-blocked': {
    title: 'Sound and picture do not get through',
    text: 'Your network lets this page load but seems to block live media (UDP). Try another network, such as your phone’s, or ask the people who run yours.',
  },
  'browser-too-old': {
    title: 'This browser cannot join',
    text: 'It lacks what live sound and pictures need. Update it, or open this link in another browser.',
  },
  'signaling-lost': {
    title: 'The connection was cut',
    text: 'We could not keep a connection to the class. Check your network, then try again.',
  },
  'too-many-waiting': {
    title: 'Too much waits to be sent',
    text: 'What you did before has not arrived yet. Wait until it has, then try again.',
  },
};
