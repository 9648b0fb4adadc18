// What people say and ask in a class, from one page to the other: chat, hands, polls, locks. And that the node refuses
// what a page forges, that nobody misses what was said while they were away, and that who comes late knows it all.
import { id } from '../lib/person.mjs';
import { school } from '../lib/school.mjs';
import { must, mustEqual, pause, until } from '../lib/until.mjs';

const TEACHER_HZ = 1000;
/** Shorter than the node remembers a silent connection. */
const AWAY_MS = 20_000;
const TOLD_MS = 10_000;

export const room = {};

for (const browser of ['chromium', 'firefox']) {
  room[`a class talks, asks and answers, with a student in ${browser}`] = async (scene) => {
    const { liveClass, teacher, student } = await live(scene, browser);
    await chatGoesBothWays(teacher, student);
    await handIsSeenAndAnswered(teacher, student);
    await pollIsAnswered(teacher, student);
    await forgedActsAreRefused(student);
    await chatIsLocked(teacher, student);
    await nobodyMissesAnything(scene, teacher, student);
    await whoComesLateKnowsIt(scene, liveClass, browser);
  };
}

async function chatGoesBothWays(teacher, student) {
  await writes(teacher, 'Welcome, everybody');
  await student.press('c');
  await reads(student, ['Welcome, everybody']);
  await writes(student, 'Good morning <b>all</b>');
  await reads(teacher, ['Welcome, everybody', 'Good morning <b>all</b>']);
  await reads(student, ['Welcome, everybody', 'Good morning <b>all</b>']);
}

async function handIsSeenAndAnswered(teacher, student) {
  await student.click('hand');
  await teacher.click('needs');
  await teacher.sees('raised-hand', TOLD_MS);
  must((await teacher.text('raised-hand')).includes(student.account.name), 'the queue says whose hand it is');
  await teacher.click('let-speak');
  await student.sees('invitation', TOLD_MS);
  await student.click('invitation-no');
  await teacher.seesNot('raised-hand', TOLD_MS);
}

async function pollIsAnswered(teacher, student) {
  await teacher.click('polls');
  await teacher.click('new-poll');
  await teacher.page.type(id('poll-title'), 'What is 6 × 7?');
  const options = await teacher.page.$$(id('poll-draft-option'));
  await options[0].type('42');
  await options[1].type('54');
  await teacher.click('open-poll');
  await student.click('polls');
  await student.sees('poll', TOLD_MS);
  await student.page.click(id('poll-option'));
  await student.click('send-answer');
  await student.sees('your-answer', TOLD_MS);
  await until('the teacher sees one answer', TOLD_MS, async () => /\b1\b/.test(await teacher.text('poll-answered')));
  await teacher.click('close-poll');
  await teacher.click('reveal-poll');
  await student.sees('poll-results', TOLD_MS);
}

/** The page's own code would not send these; the node must not do them. */
async function forgedActsAreRefused(student) {
  const forged = [
    { type: 'endClass' },
    { type: 'lowerAllHands' },
    { type: 'setRules', rules: { locks: ['chat'], slowModeSeconds: 0, focus: true, soleSpeakerId: null } },
    { type: 'mute', participantId: null },
    { type: 'remove', participantId: school.teacher.id, banned: true },
    { type: 'setRole', participantId: student.account.id, role: 'teacher' },
    { type: 'setRights', participantId: student.account.id, granted: ['classEnd'], denied: [] },
    { type: 'openPoll', sheet: { title: 'x', kind: 'single', options: ['a', 'b'], anonymous: false, liveResults: false }, key: { options: [], texts: [], points: 0 } },
    { type: 'pinMessage', messageId: 1 },
    { type: 'postMessage', text: 'forged', audience: 'announcement', toId: null, replyTo: null },
  ];
  for (const [i, act] of forged.entries()) {
    const code = await student.page.evaluate(answerTo, { v: 1, id: `forged-${i}`, ...act });
    mustEqual(code, 'forbidden', `what the node says to a forged ${act.type}`);
  }
}

async function chatIsLocked(teacher, student) {
  await teacher.page.evaluate(answerTo, { v: 1, id: 'lock', type: 'setRules', rules: { locks: ['chat', 'privateChat'], slowModeSeconds: 0, focus: false, soleSpeakerId: null } });
  await student.click('chat');
  await student.sees('chat-closed', TOLD_MS);
  const code = await student.page.evaluate(answerTo, { v: 1, id: 'past-the-lock', type: 'postMessage', text: 'past the lock', audience: 'everyone', toId: null, replyTo: null });
  mustEqual(code, 'locked', 'what the node says to who writes past a lock');
  await teacher.page.evaluate(answerTo, { v: 1, id: 'unlock', type: 'setRules', rules: { locks: [], slowModeSeconds: 0, focus: false, soleSpeakerId: null } });
  await student.sees('chat-text', TOLD_MS);
}

async function nobodyMissesAnything(scene, teacher, student) {
  const said = ['While you were away: one', 'While you were away: two', 'While you were away: three'];
  const asleep = student.sleep(AWAY_MS);
  for (const text of said) {
    await writes(teacher, text);
    await pause(1_500);
  }
  await asleep;
  await until(`${student.name} reads what was said meanwhile, once`, 20_000, async () => {
    const texts = (await messages(student)).filter((text) => text.startsWith('While you were away'));
    return JSON.stringify(texts) === JSON.stringify(said);
  });
  scene.note(`${student.browserName}: three messages of ${AWAY_MS / 1000} s away, each once`);
}

async function whoComesLateKnowsIt(scene, liveClass, browser) {
  const late = await scene.person({ account: school.students[1], browser });
  await enters(late, liveClass);
  await late.press('c');
  await until('who comes late reads the chat', TOLD_MS, async () =>
    (await messages(late)).includes('While you were away: three'));
  await late.click('polls');
  await late.sees('poll-results', TOLD_MS);
}

async function live(scene, browser) {
  const liveClass = await school.newClass('Room');
  const teacher = await scene.person({ account: school.teacher, toneHz: TEACHER_HZ });
  await teacher.comesBack();
  await teacher.openClass(liveClass);
  await teacher.click('start-devices');
  await teacher.click('go-live');
  await teacher.sees('classroom');
  const student = await scene.person({ account: school.students[0], browser });
  await enters(student, liveClass);
  return { liveClass, teacher, student };
}

async function enters(student, liveClass) {
  await student.comesBack();
  await student.openClass(liveClass);
  await student.click('join');
  await student.sees('classroom');
}

async function writes(person, text) {
  if ((await person.page.$(id('chat-panel'))) === null) await person.click('chat');
  await person.sees('chat-text');
  await person.page.type(id('chat-text'), text);
  await person.press('Enter');
  await until(`${person.name} has said “${text}”`, TOLD_MS, async () => (await messages(person)).includes(text));
}

async function reads(person, texts) {
  await until(`${person.name} reads ${JSON.stringify(texts)}`, TOLD_MS, async () =>
    JSON.stringify(await messages(person)) === JSON.stringify(texts));
}

/** The texts of the chat that are there for good, as they stand in the panel. */
function messages(person) {
  return person.page.$$eval('[data-testid=message] [data-testid=message-text]', (all) => all.map(({ innerText }) => innerText));
}

/** Sends an act past the page's own code; gives what the node answers: `acknowledged`, or the code of the refusal. */
function answerTo(act) {
  const channel = globalThis.__e2e.channels.events;
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no answer to ${act.type}`)), 10_000);
    const hear = ({ data }) => {
      const event = JSON.parse(data);
      if (event.actId !== act.id) return;
      channel.removeEventListener('message', hear);
      clearTimeout(timer);
      resolve(event.type === 'refused' ? event.code : event.type);
    };
    channel.addEventListener('message', hear);
    channel.send(JSON.stringify(act));
  });
}
