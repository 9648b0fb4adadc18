// What people hear: from the loudspeaker itself, and only after the click that a browser wants.
import { school } from '../lib/school.mjs';
import { beepsFrom } from '../lib/speaker.mjs';
import { must, mustEqual, pause, until } from '../lib/until.mjs';

const TEACHER_HZ = 1000;

export const sound = {
  'muted means that no sound leaves': async (scene) => {
    const { teacher, student } = await live(scene, 'Mute');
    await student.prepareMeasuring();
    await student.watch('stage', TEACHER_HZ);
    await until('the student hears', 20_000, async () => (await student.judge('stage', 5_000)).beeps >= 3);
    must((await beepsFrom(student, 4)) >= 2, 'the beeps come out of the loudspeaker');

    await teacher.press('m');
    await until('the button says so', 5_000, async () => (await teacher.lyceum()).sending.microphone === 'muted');
    await pause(1_500);
    const before = await microphonePackets(teacher);
    await pause(4_000);
    mustEqual((await student.judge('stage', 4_000)).beeps, 0, 'beeps while the teacher is muted');
    mustEqual((await microphonePackets(teacher)) - before, 0, 'sound packets that left while muted');
    await until('the student sees that the teacher is muted', 5_000, () => mutedMark(student));
    mustEqual((await teacher.page.$eval('[data-testid=microphone]', (button) => button.innerText)).trim(), 'Unmute', 'the button');

    await teacher.press('m');
    await until('the student hears again', 10_000, async () => (await student.judge('stage', 3_000)).beeps >= 2);
    must((await beepsFrom(student, 4)) >= 2, 'the beeps come out of the loudspeaker again');
    must(!(await mutedMark(student)), 'the mark is gone');
  },

  'keys do what the buttons do': async (scene) => {
    const { teacher, student } = await live(scene, 'Keys');
    await teacher.press('v');
    await until('the camera is off', 10_000, async () => (await teacher.lyceum()).sending.camera === 'off');
    await until('the picture is gone', 10_000, () =>
      student.page.$eval('[data-testid=stage-person]', (element) => element.dataset.picture === 'false'));
    await teacher.press('v');
    await until('the picture is back', 15_000, () =>
      student.page.$eval('[data-testid=stage-person]', (element) => element.dataset.picture === 'true'));
    await teacher.press('d');
    await student.sees('shared-screen');
    await teacher.press('d');
    await student.seesNot('shared-screen');
    await student.press('p');
    await student.sees('people-panel');
    await student.press('p');
    await student.seesNot('people-panel');
    await student.press('m');
    await student.press('v');
    mustEqual((await student.counts()).getUserMedia, 0, 'devices asked for by keys of who may not speak');
  },

  'where a browser wants a click before sound, the page asks for it': async (scene) => {
    const { liveClass, teacher } = await goLive(scene, 'Autoplay');
    const student = await scene.person({ account: school.students[0] });
    await student.comesBack();
    const first = student.page;
    student.page = await student.newPage();
    await first.close();
    await withoutGestures(student.page, async (evaluate) => {
      await evaluate(`location.href = '${school.address}/classes/${liveClass.id}'`);
      const join = "document.querySelector('[data-testid=join]')";
      await until('the door is there', 15_000, () => evaluate(`${join} !== null`));
      await evaluate(`${join}.click()`);
      const tap = "document.querySelector('[data-testid=tap-to-hear]')";
      await until('the page asks for a tap', 15_000, () => evaluate(`${tap} !== null`));
    });
    mustEqual(await beepsFrom(student, 3, TEACHER_HZ), 0, 'beeps from the loudspeaker before the tap');
    await student.screenshot('tap-to-hear');
    must((await stageElement(student)).silent, 'nothing sounds before the tap');
    await student.click('tap-to-hear');
    await student.seesNot('tap-to-hear');
    await until('the stage plays', 5_000, async () => !(await stageElement(student)).silent);
    must((await beepsFrom(student, 4, TEACHER_HZ)) >= 2, 'beeps from the loudspeaker after the tap');
    void teacher;
  },
};

async function goLive(scene, title) {
  const liveClass = await school.newClass(title);
  const teacher = await scene.person({ account: school.teacher, toneHz: TEACHER_HZ });
  await teacher.comesBack();
  await teacher.openClass(liveClass);
  await teacher.click('start-devices');
  await teacher.click('go-live');
  await teacher.sees('classroom');
  return { liveClass, teacher };
}

async function live(scene, title) {
  const { liveClass, teacher } = await goLive(scene, title);
  const student = await scene.person({ account: school.students[0] });
  await student.comesBack();
  await student.openClass(liveClass);
  await student.click('join');
  await student.sees('classroom');
  await until('the student sees the teacher', 15_000, () =>
    student.page.$eval('[data-testid=stage-person]', (element) => element.dataset.picture === 'true'));
  return { liveClass, teacher, student };
}

async function microphonePackets(person) {
  const statistics = await person.statistics();
  return statistics.filter(({ slot }) => slot === 'microphone').reduce((sum, { packets }) => sum + packets, 0);
}

function mutedMark(person) {
  return person.page.$eval('[data-testid=stage-person]', (tile) => tile.querySelector('[aria-label=Muted]') !== null);
}

function stageElement(person) {
  return person.page.$eval('video[data-view=stage]', ({ muted, paused }) => ({ silent: muted || paused }));
}

/** Evaluates in a page without its counting as a click, as Puppeteer's own evaluate and waiting do. */
async function withoutGestures(page, work) {
  const session = await page.createCDPSession();
  await work(async (expression) => {
    const { result } = await session.send('Runtime.evaluate', { expression, userGesture: false });
    return result.value;
  });
  await session.detach();
}
