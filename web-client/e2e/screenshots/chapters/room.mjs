// Beside the stage: chat, questions, hands and polls, as students and as teachers see them; guests and their door.
import { id } from '../../lib/person.mjs';
import { pause } from '../../lib/until.mjs';
import { closePanel } from '../stage.mjs';
import { end, goLive } from './classroom.mjs';

const LONG_WORD = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft';

export async function room(stage) {
  const { liveClass, teacher } = await goLive(stage, 'Physical chemistry');
  const student = await stage.listener(stage.cast.students[0], liveClass);
  const long = await stage.listener(stage.cast.students.at(-1), liveClass);
  await chat(teacher, student, long);
  await questions(teacher, student, long);
  await hands(teacher, student, long);
  await polls(teacher, student);
  await rules(teacher);
  await guests(stage, liveClass, teacher);
  await end(teacher);
}

async function chat(teacher, student, long) {
  await open(student, 'chat');
  await student.take('chat-empty');
  await says(teacher, 'Good morning, everybody. The sheet of today: https://example.org/sheets/12');
  await says(long, `Is ${LONG_WORD} one word?`);
  await says(student, 'Which page are we on?');
  await teacher.click('message-menu');
  await teacher.sees('pin');
  await teacher.take('chat-menu');
  await teacher.click('pin');
  await teacher.sees('pinned');
  await teacher.take('chat-teacher', { more: true });
  await student.sees('pinned');
  await student.take('chat-student', { more: true });
  await student.click('chat-more');
  await student.sees('save-chat');
  await student.take('chat-more');
  await student.press('Escape');
  await closePanel(student);
  await closePanel(teacher);
  await closePanel(long);
}

async function questions(teacher, student, long) {
  await open(student, 'questions');
  await student.take('questions-empty');
  for (const [person, text] of [[student, 'Does the order of the steps matter?'], [long, 'What is the unit of the rate constant in a reaction of second order?']]) {
    await open(person, 'questions');
    await person.page.type(id('question-text'), text);
    await person.click('ask');
    await person.sees('question');
  }
  await open(teacher, 'questions');
  await teacher.sees('question');
  await teacher.take('questions-teacher', { more: true });
  await student.take('questions-student', { more: true });
  for (const person of [teacher, student, long]) await closePanel(person);
}

async function hands(teacher, student, long) {
  await student.page.bringToFront();
  await student.click('hand');
  await student.sees('hand-line');
  await student.take('hand-raised', { more: true });
  await long.page.bringToFront();
  await long.click('hand');
  await open(teacher, 'needs');
  await teacher.sees('raised-hand');
  await teacher.take('needs', { more: true });
  await closePanel(teacher);
  await student.page.bringToFront();
  await student.click('react');
  await pause(300);
  await student.take('reactions');
  await student.press('Escape');
}

async function polls(teacher, student) {
  await open(teacher, 'polls');
  await teacher.click('new-poll');
  await teacher.sees('poll-composer');
  await teacher.take('poll-composer', { more: true });
  await teacher.page.type(id('poll-title'), 'What is the half-life of a first-order reaction with k = 0.1 per minute?');
  const options = await teacher.page.$$(id('poll-draft-option'));
  await options[0].type('6.9 minutes');
  await options[1].type('10 minutes');
  await teacher.click('open-poll');
  await student.page.bringToFront();
  // The panel opens by itself where nobody is busy.
  await student.page.waitForSelector(`${id('polls-panel')}, ${id('answer-poll')}`, { visible: true });
  if ((await student.page.$(id('polls-panel'))) === null) await student.click('answer-poll');
  await student.sees('poll-option');
  await student.take('poll-student', { more: true });
  await student.page.click(id('poll-option'));
  await student.click('send-answer');
  await student.sees('your-answer');
  await teacher.page.bringToFront();
  await pause(1_200);
  await teacher.take('poll-teacher', { more: true });
  await teacher.click('close-poll');
  await teacher.click('reveal-poll');
  await student.page.bringToFront();
  await student.sees('poll-results');
  await student.take('poll-results', { more: true });
  await closePanel(student);
  await closePanel(teacher);
}

async function rules(teacher) {
  await open(teacher, 'people');
  await teacher.click('person-menu');
  await pause(300);
  await teacher.take('person-menu');
  await teacher.press('Escape');
  await teacher.click('class-settings');
  await teacher.sees('class-settings-dialog');
  await teacher.take('class-settings', { more: true });
  await teacher.press('Escape');
  await teacher.click('invite-guests');
  await teacher.sees('invite-guests-dialog');
  await teacher.take('invite-guests', { more: true });
}

async function guests(stage, liveClass, teacher) {
  await teacher.page.bringToFront();
  await teacher.click('make-guest-link');
  await teacher.sees('guest-link');
  const link = await teacher.page.$eval(id('guest-link'), ({ value }) => value);
  await teacher.press('Escape');
  const guest = await stage.person();
  await guest.page.goto(link, { waitUntil: 'load' });
  await guest.sees('guest-name');
  await guest.take('guest-door', { more: true });
  await guest.page.type(id('guest-name'), 'Noor of the evening school');
  await guest.click('guest-enter');
  await guest.click('join');
  await guest.sees('classroom');
  await guest.take('guest-in-class');
  await closePanel(teacher);
}

async function says(person, text) {
  await open(person, 'chat');
  await person.page.type(id('chat-text'), text);
  await person.press('Enter');
  await person.page.waitForFunction(
    (said) => [...document.querySelectorAll('[data-testid=message-text]')].some(({ innerText }) => innerText === said),
    {},
    text,
  );
}

/** One panel at a time; on a phone it covers the bar. */
async function open(person, panel) {
  await person.page.bringToFront();
  if ((await person.page.$(id(`${panel}-panel`))) !== null) return;
  await closePanel(person);
  await person.click(panel);
  await person.sees(`${panel}-panel`);
}
