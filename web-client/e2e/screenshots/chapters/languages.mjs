// The page in its other languages, Arabic first: it is the one that is read from right to left.
import { closePanel, shown } from '../stage.mjs';
import { begin, end } from './classroom.mjs';

export async function languages(stage) {
  const { cast } = stage;
  const liveClass = await cast.newClass('الكيمياء الفيزيائية');
  const teacher = await stage.signedIn(cast.teacher, { look: 0 });
  await speaks(teacher, 'ar');
  await goesLive(teacher, liveClass);
  const student = await stage.listener(cast.students[0], liveClass);
  for (const language of ['ar', 'hi', 'es']) {
    await speaks(student, language);
    await student.visit('/');
    await student.sees('my-day');
    await student.take(`${language}-my-day`);
    await student.visit(`/classes/${liveClass.id}`);
    await student.sees('entrance');
    await student.take(`${language}-entrance`);
    await student.click('join');
    await student.sees('classroom');
    await shown(student, '[data-testid=stage-person]');
    await student.take(`${language}-classroom`);
    await student.click('chat');
    await student.sees('chat-text');
    await student.take(`${language}-chat`);
  }
  await end(teacher);
}

async function goesLive(teacher, liveClass) {
  await teacher.visit(`/classes/${liveClass.id}`);
  await teacher.sees('device-check');
  await teacher.take('ar-device-check');
  await begin(teacher);
  for (const panel of ['people', 'needs', 'polls']) {
    await teacher.click(panel);
    await teacher.sees(`${panel}-panel`);
    await teacher.take(`ar-${panel}`);
    await closePanel(teacher);
  }
}

function speaks(person, language) {
  return person.page.evaluate((chosen) => localStorage.setItem('lyceum.language', chosen), language);
}
