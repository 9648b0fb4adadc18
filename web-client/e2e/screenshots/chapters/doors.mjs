// From the link to the seat: entrances, devices, waiting, and doors that stay closed.
import { pause, until } from '../../lib/until.mjs';
import { tell } from '../stage.mjs';

export async function doors(stage) {
  const { cast } = stage;
  const liveClass = await cast.newClass('Physical chemistry');
  const student = await stage.signedIn(cast.students[0]);
  await student.visit(`/classes/${liveClass.id}`);
  await student.sees('entrance');
  await student.take('entrance', { more: true });
  await student.click('join');
  await student.sees('waiting');
  await until('the waiting page counts', 15_000, async () => /\d/.test(await student.text('waiting-count')));
  await student.take('waiting', { more: true });
  await deviceChecks(stage, liveClass);
  await longNames(stage, student);
  await closedDoors(stage, student);
}

async function deviceChecks(stage, liveClass) {
  const teacher = await stage.signedIn(stage.cast.teacher, { look: 0 });
  await teacher.visit(`/classes/${liveClass.id}`);
  await teacher.sees('device-check');
  await teacher.take('device-check-first', { more: true });
  await tell(teacher, { refuse: 'NotAllowedError' });
  await teacher.click('start-devices');
  await teacher.sees('device-denied');
  await teacher.take('device-check-refused');
  await tell(teacher, { refuse: null, noCamera: true });
  await teacher.click('start-devices');
  await teacher.sees('device-missing');
  await pause(1_200);
  await teacher.take('device-check-no-camera', { more: true });
  await tell(teacher, { noCamera: false });
  await teacher.click('preview-camera');
  await until('the preview shows', 10_000, () =>
    teacher.page.$eval('video[data-view=self]', (video) => video.videoHeight > 0 && !video.paused));
  await pause(1_200);
  await teacher.take('device-check', { more: true });
}

async function longNames({ cast }, student) {
  const long = await cast.newClass(cast.longTitle);
  await student.visit(`/classes/${long.id}`);
  await student.sees('entrance');
  await student.take('entrance-long-title', { more: true });
  await student.click('join');
  await student.sees('waiting');
  await student.take('waiting-long-title', { more: true });
}

async function closedDoors({ cast }, student) {
  const closed = async (name, id, testId) => {
    await student.visit(`/classes/${id}`);
    await student.sees(testId);
    await student.take(`problem-${name}`);
  };
  const notOpen = await cast.newClass('Linear algebra', { startsInHours: 3 });
  await closed('not-open-yet', notOpen.id, 'entrance');
  const others = await cast.newClass('Linear algebra', { students: [] });
  await closed('not-enrolled', others.id, 'problem-not-enrolled');
  const ended = await cast.newClass('Linear algebra');
  await cast.asTeacher('POST', `/classes/${ended.id}/live`);
  await cast.asTeacher('POST', `/classes/${ended.id}/end`);
  await closed('ended', ended.id, 'problem-class-ended');
  await closed('no-such-class', 'no-such-class', 'problem-class-not-found');
  await student.page.evaluateOnNewDocument('delete globalThis.RTCPeerConnection');
  await closed('old-browser', notOpen.id, 'problem-browser-too-old');
}
