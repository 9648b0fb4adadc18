// How it looks on a phone, and in the dark.
import { school } from '../lib/school.mjs';
import { must, mustEqual, pause, until } from '../lib/until.mjs';

const PHONE = { width: 360, height: 640, deviceScaleFactor: 2, isMobile: true, hasTouch: true };

export const looks = {
  'a phone shows every page without scrolling sideways': async (scene) => {
    const liveClass = await school.newClass('On a phone');
    const student = await scene.person({ account: school.students[0], viewport: PHONE });
    await student.visit('/');
    await student.sees('sign-in');
    await fits(student, 'sign-in');
    await student.fillSignIn();
    await student.sees('my-day');
    await fits(student, 'my-day');
    await student.openClass(liveClass);
    await student.sees('entrance');
    await fits(student, 'entrance');
    await student.click('join');
    await student.sees('waiting');
    await fits(student, 'waiting');

    const teacher = await scene.person({ account: school.teacher, viewport: PHONE });
    await teacher.signIn();
    await teacher.openClass(liveClass);
    await teacher.click('start-devices');
    await until('the preview shows', 10_000, () => teacher.page.$eval('video[data-view=self]', (video) => video.videoHeight > 0));
    await fits(teacher, 'device-check');
    await teacher.click('go-live');
    await teacher.sees('classroom');
    await student.sees('classroom');
    await until('the student sees the teacher', 15_000, () =>
      student.page.$eval('[data-testid=stage-person]', (element) => element.dataset.picture === 'true'));
    await pause(1_000);
    await fits(student, 'classroom-student');
    await fits(teacher, 'classroom-teacher');
    mustEqual((await student.lyceum()).slots.filter(({ slot }) => slot.startsWith('tile')).length <= 4, true, 'tiles of a phone');
    await student.click('people');
    await student.sees('people-panel');
    await student.sees('person');
    await fits(student, 'people');
    await student.press('p');
    await student.click('leave');
    await student.sees('over-left');
    await fits(student, 'left');
  },

  'dark and light are both there': async (scene) => {
    const liveClass = await school.newClass('Light and dark');
    const student = await scene.person({ account: school.students[0] });
    await student.visit('/');
    await student.sees('sign-in');
    await inBothLights(scene, student, 'sign-in');
    await student.fillSignIn();
    await student.sees('my-day');
    await inBothLights(scene, student, 'my-day');
    await student.openClass(liveClass);
    await student.sees('entrance');
    await inBothLights(scene, student, 'entrance');
    await student.click('join');
    await student.sees('waiting');
    await inBothLights(scene, student, 'waiting');
  },
};

/** Nothing is wider than the screen; keeps a picture. */
async function fits(person, name) {
  const { width, wide } = await person.page.evaluate(() => ({
    width: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    wide: [...document.querySelectorAll('body *')]
      .filter((element) => element.checkVisibility() && element.getBoundingClientRect().right > innerWidth + 1)
      .slice(0, 3)
      .map((element) => element.outerHTML.slice(0, 120)),
  }));
  await person.screenshot(`phone-${name}`);
  must(width <= 0, `${name} scrolls sideways by ${width} px: ${wide.join(' ')}`);
}

/** Text stands out from its background in either light, and the two are not the same; keeps a picture of each. */
async function inBothLights(scene, person, name) {
  const backgrounds = [];
  for (const scheme of ['light', 'dark']) {
    await person.page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    await pause(300);
    await person.screenshot(`${name}-${scheme}`);
    const [text, background] = await person.page.evaluate(() => {
      const { color, backgroundColor } = getComputedStyle(document.body);
      return [color, backgroundColor];
    });
    const contrast = Math.abs(lightness(text) - lightness(background));
    must(contrast > 0.5, `${name} is readable when ${scheme}: ${text} on ${background}`);
    must(lightness(background) > 0.5 === (scheme === 'light'), `${name} is ${scheme}: ${background}`);
    backgrounds.push(background);
  }
  scene.note(`${name}: ${backgrounds.join(' and ')}`);
}

/** The first number of `oklch(L C H)`. */
function lightness(colour) {
  return Number.parseFloat(colour.replace('oklch(', ''));
}
