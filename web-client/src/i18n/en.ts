import { countingIn } from './counting';
import { door } from './door';
import { problems } from './problems';
import { room } from './room';
import { talk } from './talk';

/** What people hear and are heard with, by its English name. */
export type Device = 'microphone' | 'camera' | 'screen' | 'speaker';

const { counted, digits } = countingIn('en');

/** “1 person”, “312 people”: how many there are of something. */
const people = (count: number, one: string, many: string) =>
  counted(count, { one: `# ${one}`, other: `# ${many}` });

/** Every English word of the page, in one place. */
export const en = {
  problems,
  ...door,
  ...room,
  ...talk,
  app: {
    name: 'Lyceum',
    tryAgain: 'Try again',
    backToDay: 'Back to my day',
    forHelpDesk: 'For the help desk',
    close: 'Close',
    cancel: 'Cancel',
    loading: 'Loading',
  },
  signIn: {
    title: 'Sign in',
    promise: 'Your school’s classes, live.',
    detail: 'One hall for everyone, with a seat for each of you.',
    email: 'E-mail address',
    password: 'Password',
    show: 'Show password',
    hide: 'Hide password',
    submit: 'Sign in',
    busy: 'Signing in…',
    help: 'Forgot your password? Your school’s help desk can set a new one.',
    emailMissing: 'Enter your e-mail address.',
    passwordMissing: 'Enter your password.',
    unreachable: 'We cannot reach your school',
    unreachableDetail: 'You stay signed in. This page goes on trying by itself.',
  },
  account: {
    menu: (name: string) => `Account of ${name}`,
    signOut: 'Sign out',
    roles: { administrator: 'Administrator', teacher: 'Teacher', student: 'Student' },
    people: 'People',
    day: 'My day',
    language: 'Language',
  },
  day: {
    title: 'My day',
    next: 'Next',
    laterToday: 'Later today',
    earlier: 'Earlier today',
    tomorrow: 'Tomorrow',
    live: 'Live',
    open: 'Doors open',
    ended: 'Ended',
    with: (names: string) => `with ${names}`,
    you: 'you',
    opens: (time: string) => `Doors open at ${time}`,
    startsIn: (minutes: number) =>
      minutes <= 0 ? 'starts now' : `starts in ${people(minutes, 'minute', 'minutes')}`,
    liveFor: (minutes: number) =>
      minutes < 1 ? 'Live now' : `Live for ${people(minutes, 'minute', 'minutes')}`,
    join: 'Join',
    enter: 'Enter',
    prepare: 'Prepare',
    emptyTitle: 'No classes today',
    emptyNext: 'Enjoy the free day. This is next:',
    emptyNone: 'Nothing is planned for the next two weeks. New classes show up here by themselves.',
    doneToday: 'That was it for today',
    newClass: 'New class',
  },
  plan: {
    title: 'New class',
    name: 'Title',
    namePlaceholder: 'Organic chemistry 2',
    date: 'Date',
    from: 'From',
    to: 'To',
    create: 'Create class',
    busy: 'Creating…',
    endBeforeStart: 'A class ends after it starts. Choose a later end.',
    nameMissing: 'Give the class a title.',
    dateMissing: 'Choose a day.',
    timeMissing: 'Choose a time.',
  },
  callOff: {
    button: 'Call off',
    title: (title: string) => `Call off “${title}”?`,
    detail: 'It disappears from everybody’s day, and nobody can go in. It cannot be brought back.',
    keep: 'Keep it',
    confirm: 'Call off',
  },
  peoplePage: {
    title: 'People',
    add: 'Add a person',
    name: 'Name',
    email: 'E-mail address',
    role: 'Role',
    password: 'First password',
    create: 'Add person',
    created: (name: string) => `${name} has been added.`,
    none: 'Nobody has an account yet. Add the first person here.',
    count: (count: number) => people(count, 'account', 'accounts'),
    list: 'Everybody with an account',
    busy: 'Adding…',
    passwordHint: 'At least 8 characters.',
    nameMissing: 'Enter a name.',
    emailWrong: 'Enter a whole address, such as ada@school.org.',
    passwordShort: 'Use at least 8 characters.',
  },
  notFound: {
    title: 'There is no such page',
    detail: 'The link may be old or cut off. Your classes are in your day.',
  },
  firstAdministrator: {
    title: 'Set up your school',
    text: 'This link makes the first administrator. It works once.',
    name: 'Your name',
    submit: 'Create administrator',
    linkRefused: {
      title: 'This link does not work',
      text: 'It may be cut off, or from an earlier installation. Open the newest one, whole.',
    },
  },
  entrance: {
    listener: 'You will hear and see the class',
    listenerDetail:
      'Your microphone and camera stay off. Nobody asks for them unless a teacher invites you on stage and you say yes.',
    join: 'Join',
    wait: 'Enter',
    goLive: 'Go live',
    goLiveDetail: 'Everybody who waits comes in when you go live.',
    notOpen: (time: string) => `The doors open at ${time}. You can check your devices until then.`,
    opensAt: (time: string) => `The doors open at ${time}. Stay here: then you can go in.`,
    soundCheck: 'Play a sound',
    soundPlaying: 'Listen…',
    soundHeard: 'Nothing to hear? Check the volume of your device and which speaker it uses.',
  },
  devices: {
    good: 'You look and sound good',
    goodVoice: 'You sound good',
    speak: 'Say something: the bar should move',
    start: 'Check camera and microphone',
    startDetail: 'Your browser asks for permission. Nothing is sent before you join.',
    off: 'Your camera is off',
    noneYet: 'Nobody hears or sees you yet',
    microphone: 'Microphone',
    camera: 'Camera',
    speaker: 'Speaker',
    screen: 'Screen',
    default: 'System default',
    level: 'Level of your microphone',
    trouble: {
      denied: (device: Device) =>
        `Your browser does not let this page use the ${device}. Allow it in the address bar, then try again.`,
      missing: (device: Device) =>
        `No ${device} was found. Plug one in, or choose another, then try again.`,
      busy: (device: Device) =>
        `Your ${device} is used by another program. Close it, then try again.`,
      unsupported: (device: Device) =>
        `This browser cannot use a ${device} here. Try a current Chrome, Edge, Firefox or Safari.`,
      dismissed: (device: Device) => `You closed the question for the ${device}. Try again.`,
      unknown: (device: Device) =>
        `The ${device} did not start, and your browser does not say why. Try again, or choose another.`,
      lost: (device: Device) =>
        `Your ${device} was disconnected, so nothing of it is sent. Plug it in again, then switch it on.`,
      fellBack: (device: Device, name: string) =>
        `Your ${device} was disconnected. ${name ? `“${name}”` : 'The one of your system'} is used now.`,
      returned: (device: Device, name: string) =>
        `Your ${device} is back${name ? `: “${name}”` : ''}. It is used again.`,
      offered: (device: Device, name: string) =>
        `Your ${device} is back${name ? `: “${name}”` : ''}. Switch it on to use it.`,
    },
  },
  waiting: {
    startsAt: (time: string) => `Starts at ${time}`,
    inMinutes: (minutes: number) =>
      minutes < 1 ? 'any moment now' : `in ${people(minutes, 'minute', 'minutes')}`,
    late: 'The teacher will start any moment now.',
    people: (count: number) => `${people(count, 'person is', 'people are')} waiting`,
    you: 'You come in by yourself when the teacher goes live.',
    teacher: 'Everybody comes in when you go live.',
    with: (names: string) => `with ${names}`,
    reconnecting: 'Connecting again. You keep your place.',
    leave: 'Leave',
  },
  joining: { title: 'Opening the doors…', detail: 'Connecting sound and picture.' },
  classroom: {
    live: (time: string) => `live ${time}`,
    people: (count: number) => people(count, 'person', 'people'),
    stageEmpty: 'Nobody is on stage yet',
    stageEmptyDetail: 'The teacher’s picture appears here.',
    you: 'You',
    sharing: (name: string) => `${name} shares a screen`,
    youShare: 'You share your screen',
    stopSharing: 'Stop sharing',
    more: (count: number) => `+${digits(count)}`,
    moreLabel: (count: number) => people(count, 'more person', 'more people'),
    muted: 'Muted',
    speaking: 'Speaking',
    teacher: 'Teacher',
    tapToHear: 'Tap to hear',
    tapToHearDetail: 'Your browser waits for a tap before it plays sound.',
    bar: 'Class controls',
    mute: 'Mute',
    speaksMuted: 'You speak, but you are muted. Nobody hears you.',
    unmute: 'Unmute',
    notHeard: 'Not heard now',
    startCamera: 'Start camera',
    stopCamera: 'Stop camera',
    camera: 'Camera',
    share: 'Share',
    leaveStage: 'Leave stage',
    offStage: 'Off stage',
    peoplePanel: 'People',
    devices: 'Devices',
    devicesDetail: 'What you choose is used at once.',
    leave: 'Leave',
    end: 'End class for everyone',
    endTitle: 'End the class for everyone?',
    endDetail: (count: number) =>
      `${people(count, 'person is', 'people are')} here. All of them leave, and nobody can come back in.`,
    endConfirm: 'End class',
    leaveOnly: 'Leave, the class goes on',
    network: { excellent: 'Excellent', good: 'Good', poor: 'Poor', lost: 'Lost' },
    networkLabel: (word: string) => `Network: ${word}`,
  },
  panel: { close: (title: string) => `Close ${title.toLocaleLowerCase()}` },
  keys: {
    button: 'Keys',
    title: 'Keys in a class',
    microphone: 'Mute or unmute',
    camera: 'Start or stop the camera',
    share: 'Share a screen, or stop',
    hand: 'Raise or lower your hand; for teachers: show the hands',
    people: 'Show or hide people',
    chat: 'Show or hide the chat',
    questions: 'Show or hide questions',
    fullScreen: 'Full screen, and back',
    dataSaver: 'Save data, or stop',
    help: 'This list',
    on: 'Use these keys',
  },
  dataSaver: {
    button: 'Data saver',
    on: 'Data saver is on: you hear the class and see what is shared, without cameras.',
    suggestion: 'Your network is poor. With less data, voices come through better.',
    use: 'Save data',
    picturesOff: 'Pictures are off to save data',
  },
  invitation: {
    title: (name: string) => `${name} asks you to come on stage`,
    detail:
      'If you say yes, everybody in the class can hear you, and see you if you like. You can leave the stage at any time.',
    withCamera: 'With camera',
    voiceOnly: 'Voice only',
    no: 'Not now',
  },
  roster: {
    title: 'People',
    onStage: 'On stage',
    invite: 'Bring on stage',
    asked: 'Asked…',
    withdraw: 'Take back',
    takeOff: 'Off stage',
    empty: 'Nobody else is here yet.',
    list: 'List of people',
  },
  notices: {
    declined: (name: string) =>
      name
        ? `${name} does not want to come on stage now.`
        : 'They do not want to come on stage now.',
    offStage: 'You are off the stage. Your microphone and camera are off.',
    shareOver: (name: string) => `${name} shares a screen now, so yours is not shown any more.`,
    missed: (seconds: number) =>
      `You are back. You missed about ${
        seconds < 90
          ? people(seconds, 'second', 'seconds')
          : people(Math.round(seconds / 60), 'minute', 'minutes')
      } of the class.`,
  },
  otherBrowser: {
    title: 'Browsers that can join',
    list: ['Chrome or Edge 123 or newer', 'Firefox 120 or newer', 'Safari 17.5 or newer'],
    blocked:
      'Is yours one of them? Then WebRTC is switched off in it: by an extension, by your school’s settings, or by Lockdown Mode.',
    copy: 'Copy the link',
    copied: 'Copied. Paste it in the other browser.',
  },
  reconnect: {
    restarting: 'Connection lost. Connecting again, sound first…',
    rejoining: 'Still connecting. You keep your place in the class.',
    offline: 'Your device is offline. You come back by yourself when it has a network again.',
    unreachable: 'We cannot reach the school at the moment. You come back by yourself.',
    moving: 'The class moves to another server. You keep your place.',
    muted: 'You stay muted.',
    help: 'This takes longer than usual. Another network, such as your phone’s, may help.',
    rejoin: 'Join again',
    leave: 'Leave',
  },
  over: {
    byTeacher: 'The class has ended',
    left: 'You have left the class',
    replaced: 'This class is open in another tab',
    removed: 'You were removed from the class',
    denied: 'You were not let in',
    removedDetail:
      'Who leads the class has sent you away. If you think that this is a mistake, ask them.',
    deniedDetail:
      'Who leads the class decides who comes in, and said no this time. If you should be in it, ask them, then try again.',
    replacedDetail:
      'You joined there, or on another device, and the class goes on there. One place at a time can be in a class.',
    leftDetail: 'It goes on without you. You can go back in while it is live.',
    endedDetail: 'Thank you for being here.',
    began: 'Began',
    ended: 'Ended',
    lasted: 'Lasted',
    kept: 'What is kept',
    keptDetail: 'This class was not recorded: no sound and no picture of it is kept.',
    rejoin: 'Join again',
    here: 'Use it here',
  },
  durations: {
    seconds: (seconds: number) => people(seconds, 'second', 'seconds'),
    minutes: (minutes: number) => people(minutes, 'minute', 'minutes'),
    hours: (hours: number) => people(hours, 'hour', 'hours'),
  },
} as const;
