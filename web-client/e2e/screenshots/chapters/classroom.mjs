// The classroom, as students and as teachers see it.
import { pause, until } from '../../lib/until.mjs';
import { closePanel, shown, tell } from '../stage.mjs';

/** One teacher, two students: the stage, a screen, what comes in between. */
export async function inClass(stage) {
  const { cast } = stage;
  const { liveClass, teacher } = await goLive(stage, 'Physical chemistry');
  await teacher.take('classroom-teacher-alone');
  const student = await stage.listener(cast.students[0], liveClass);
  await shown(student, '[data-testid=stage-person]');
  await student.take('classroom-student', { more: true });
  await teacher.take('classroom-teacher', { more: true });
  await panels(student, teacher);
  await invitation(stage, liveClass, teacher);
  await share(student, teacher);
  await losses(student);
  await end(teacher);
}

async function panels(student, teacher) {
  await teacher.click('people');
  await teacher.sees('person');
  await teacher.take('classroom-teacher-people', { more: true });
  await closePanel(teacher);
  await student.click('people');
  await student.sees('person');
  await student.take('classroom-student-people');
  await closePanel(student);
  await teacher.press('?');
  await teacher.sees('keyboard-help');
  await teacher.take('classroom-keys', { more: true });
  await teacher.press('Escape');
  await teacher.click('devices');
  await teacher.page.waitForSelector('[role=dialog]');
  await teacher.take('classroom-devices');
  await teacher.press('Escape');
  await teacher.click('leave');
  await teacher.sees('end-class');
  await teacher.take('classroom-leave-or-end');
  await teacher.click('end-class');
  await teacher.sees('end-confirm');
  await teacher.take('classroom-end');
  await teacher.press('Escape');
}

async function invitation(stage, liveClass, teacher) {
  const guest = await stage.listener(stage.cast.students[1], liveClass);
  await invite(teacher, guest);
  await guest.take('classroom-invitation', { more: true });
  await guest.click('invitation-no');
  await teacher.page.bringToFront();
  await closePanel(teacher);
  await teacher.sees('notice-declined');
  await teacher.take('classroom-notice');
  await guest.click('leave');
  await guest.sees('over-left');
}

async function share(student, teacher) {
  if (teacher.page.viewport().isMobile) return;
  await teacher.click('share');
  await shown(student, '[data-testid=shared-screen]');
  await student.take('classroom-student-share', { more: true });
  await teacher.take('classroom-teacher-share');
  await teacher.click('share');
  await student.seesNot('shared-screen');
}

/** What a bad network looks like, and what helps. */
async function losses(student) {
  await student.click('data-saver');
  await pause(1_000);
  await student.take('classroom-data-saver', { more: true });
  await student.click('data-saver');
  await shown(student, '[data-testid=stage-person]');
  await tell(student, { roundTripMs: 700 });
  await until('the network is poor', 15_000, () =>
    student.page.$eval('[data-testid=network]', ({ dataset }) => dataset.network === 'poor'));
  await student.take('classroom-poor-network');
  await tell(student, { roundTripMs: 0, cut: true });
  await student.sees('reconnecting');
  await student.take('classroom-reconnecting');
  await student.sees('reconnect-help');
  await student.take('classroom-reconnecting-long', { more: true });
  await tell(student, { cut: false });
  await student.seesNot('reconnecting');
}

/** More and more people on stage, one with a very long name. */
export async function onStage(stage) {
  const { cast } = stage;
  const { liveClass, teacher } = await goLive(stage, 'Physical chemistry');
  const student = await stage.listener(cast.students[0], liveClass);
  const guests = [...cast.students.slice(1, 5), cast.students.at(-1), cast.students[5]];
  for (const [number, account] of guests.entries()) {
    const guest = await stage.listener(account, liveClass, { voice: number === 0 });
    await invite(teacher, guest);
    await guest.click(number % 3 === 2 ? 'invitation-voice' : 'invitation-yes');
    await guest.sees('leave-stage');
    await closePanel(teacher);
    if (number === 0) {
      await shown(student, '[data-testid=tile]');
      await pause(500);
      await student.take('classroom-stage-of-two', { more: true });
      await guest.take('classroom-on-stage', { more: true });
      await guest.click('microphone');
      await guest.sees('speaks-muted');
      await guest.take('classroom-speaks-muted');
      await guest.click('microphone');
    }
    if (number > 0 && number % 2 === 1) await guest.click('microphone');
  }
  await pause(2_000);
  await student.take('classroom-stage-of-many', { more: true });
  await teacher.take('classroom-teacher-many');
  if (!stage.camera.isPhone) {
    await teacher.click('share');
    await shown(student, '[data-testid=shared-screen]');
    await pause(1_500);
    await student.take('classroom-stage-and-share', { more: true });
  }
  await teacher.click('people');
  await teacher.sees('person');
  await teacher.take('classroom-people-long-names', { more: true });
  await end(teacher);
}

/** The room itself ends its class: nobody else can while a node holds it. */
export async function end(teacher) {
  await teacher.page.bringToFront();
  await closePanel(teacher);
  await teacher.click('leave');
  await teacher.click('end-class');
  await teacher.click('end-confirm');
  await teacher.sees('over-byTeacher');
}

export async function goLive(stage, title) {
  const liveClass = await stage.cast.newClass(title);
  const teacher = await stage.signedIn(stage.cast.teacher, { look: 0 });
  await teacher.visit(`/classes/${liveClass.id}`);
  await begin(teacher);
  return { liveClass, teacher };
}

/** From the check of the devices to the stage. */
export async function begin(teacher) {
  await teacher.click('start-devices');
  await teacher.sees('preview-camera');
  await teacher.click('go-live');
  await teacher.sees('classroom');
  await shown(teacher, '[data-testid=stage-person]');
}

/** The teacher asks; the panel of people stays open. */
async function invite(teacher, guest) {
  await teacher.page.bringToFront();
  if ((await teacher.page.$('[data-testid=people-panel]')) === null) await teacher.click('people');
  const row = `[data-participant=${JSON.stringify(guest.account.id)}] [data-testid=bring-on-stage]`;
  await teacher.page.waitForSelector(row, { visible: true });
  await teacher.page.click(row);
  await guest.page.bringToFront();
  await guest.sees('invitation');
}
