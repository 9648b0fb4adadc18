// What a page does for people with little data, with devices that come and go, and with pictures that are not to be cut.
import { school } from '../lib/school.mjs';
import { must, mustEqual, pause, until } from '../lib/until.mjs';

const TEACHER_HZ = 1000;
const MOST_KBPS = 60;
const MEASURE_MS = 6_000;

export const comforts = {};

for (const browser of ['chromium', 'firefox']) {
  comforts[`data saver in one tap: voice within ${MOST_KBPS} kbps and no camera, remembered, in ${browser}`] = async (scene) => {
    const { teacher, student } = await live(scene, browser);
    await until('the picture is there', 20_000, () => hasPicture(student));
    await student.click('data-saver');
    await until('the picture is gone', 5_000, async () => !(await hasPicture(student)));
    await until('no camera is asked for', 5_000, async () => (await student.slot('stageCamera')).askedHeight === 0);
    await pause(1_000);
    const before = await receivedBytes(student);
    await pause(MEASURE_MS);
    const kbps = ((await receivedBytes(student)) - before) / (MEASURE_MS / 8);
    scene.note(`${browser}: ${kbps.toFixed(1)} kbps with voice`);
    must(kbps > 1 && kbps < MOST_KBPS, `voice alone: ${kbps.toFixed(1)} kbps`);
    await student.screenshot(`data-saver-${browser}`);
    await student.page.reload();
    await student.click('join');
    await student.sees('classroom');
    await until('it is remembered', 10_000, async () => (await student.slot('stageCamera'))?.askedHeight === 0);
    await student.click('data-saver');
    await until('the picture is back', 15_000, () => hasPicture(student));
    void teacher;
  };

  comforts[`a microphone that is pulled out is replaced, and used again when it is back, in ${browser}`] = async (scene) => {
    const liveClass = await school.newClass('Devices');
    const teacher = await scene.person({ account: school.teacher, browser });
    await teacher.comesBack();
    await teacher.openClass(liveClass);
    await teacher.click('start-devices');
    await until('the preview shows all of the picture', 10_000, () => showsWholePicture(teacher));
    await teacher.click('go-live');
    await teacher.sees('classroom');
    await teacher.press('m');
    await teacher.page.evaluate(() => globalThis.__e2e.unplug('e2e-audioinput'));
    await teacher.sees('device-fellBack');
    must((await teacher.text('device-fellBack')).includes('Spare microphone'), 'the sentence names the other one');
    mustEqual((await teacher.lyceum()).sending.microphone, 'muted', 'the microphone that took over');
    await teacher.page.evaluate(() => globalThis.__e2e.plugIn('e2e-audioinput'));
    await teacher.sees('device-returned');
    mustEqual((await teacher.lyceum()).sending.microphone, 'muted', 'the microphone that came back');
    await teacher.page.evaluate(() => globalThis.__e2e.unplug('e2e-videoinput'));
    await teacher.sees('device-lost');
    mustEqual((await teacher.lyceum()).sending.camera, 'off', 'the camera that was lost');
    await teacher.page.evaluate(() => globalThis.__e2e.plugIn('e2e-videoinput'));
    await teacher.sees('device-offered');
    await teacher.press('v');
    await until('the camera is on again', 10_000, async () => (await teacher.lyceum()).sending.camera === 'on');
  };
}

async function live(scene, browser) {
  const liveClass = await school.newClass('Comforts');
  const teacher = await scene.person({ account: school.teacher, toneHz: TEACHER_HZ });
  await teacher.comesBack();
  await teacher.openClass(liveClass);
  await teacher.click('start-devices');
  await teacher.click('go-live');
  await teacher.sees('classroom');
  const student = await scene.person({ account: school.students[0], browser });
  await student.comesBack();
  await student.openClass(liveClass);
  await student.click('join');
  await student.sees('classroom');
  return { teacher, student };
}

function hasPicture(person) {
  return person.page.$eval('[data-testid=stage-person]', (element) => element.dataset.picture === 'true');
}

/** What came in the slots so far. */
async function receivedBytes(person) {
  const rows = await person.statistics();
  return rows.filter(({ direction }) => direction === 'receiving').reduce((sum, { bytes }) => sum + bytes, 0);
}

/** The element is as wide to its height as the picture in it, or shows it with bars: nothing is cut off. */
function showsWholePicture(person) {
  return person.page.$eval('video[data-view=self]', (video) => {
    const { width, height } = video.getBoundingClientRect();
    const sameShape = Math.abs(width / height - video.videoWidth / video.videoHeight) < 0.02;
    return video.videoHeight > 0 && (sameShape || getComputedStyle(video).objectFit === 'contain');
  });
}
