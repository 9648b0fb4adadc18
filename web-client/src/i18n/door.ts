import { countingIn } from './counting';

const { digits } = countingIn('en');

/** The English words for those who come in otherwise than by their timetable: lobby and guests. */
export const door = {
  lobbySwitch: {
    label: 'Let people in one by one',
    detail: 'Students and guests wait until you, or who helps you, let them in.',
  },
  inLobby: {
    isOn: 'The class is on.',
    detail: 'Who leads it lets people in one by one. They see that you wait.',
    stay: 'Stay here: you come in by yourself as soon as somebody lets you in.',
  },
  guest: {
    title: 'Join as a guest',
    detail:
      'You need no account. Say what you want to be called; everybody in the class can see it.',
    name: 'Your name',
    nameMissing: 'Enter a name.',
    submit: 'Go on',
    busy: 'One moment…',
    problems: {
      'link-used': {
        title: 'This link has been used up',
        text: 'As many people as may come by it are in. Ask the teacher for another one.',
      },
      'class-ended': {
        title: 'This class has ended',
        text: 'It is over, so nobody can join it any more. Thank you for coming.',
      },
      'class-not-found': {
        title: 'There is no such class',
        text: 'It may have been called off, or the link is cut off. Ask who sent it to you.',
      },
      'not-enrolled': {
        title: 'Your link was taken back',
        text: 'Who leads the class has revoked it. Ask them for another one.',
      },
    },
  },
  invite: {
    button: 'Invite guests',
    title: 'Invite guests',
    detail:
      'Whoever has the link comes in without an account, under a name of their choice. It works until this class is over.',
    howMany: 'How many people may come by it',
    people: (count: number) => (count === 1 ? 'One person' : `Up to ${digits(count)}`),
    make: 'Make a link',
    making: 'Making the link…',
    link: 'Link for guests',
    hint: 'It is shown only now. Send it to those whom you invite, and to nobody else.',
    copy: 'Copy the link',
    copied: 'Copied',
  },
} as const;
