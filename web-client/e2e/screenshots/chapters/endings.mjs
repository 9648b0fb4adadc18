// How a class ends for somebody.
import { pause } from '../../lib/until.mjs';
import { answering } from '../stage.mjs';

export async function endings(stage) {
  const { cast } = stage;
  const liveClass = await cast.newClass(cast.longTitle, { capacity: 2 });
  const teacher = await stage.signedIn(cast.teacher);
  await teacher.visit(`/classes/${liveClass.id}`);
  await teacher.click('go-live');
  await teacher.sees('classroom');
  const student = await stage.listener(cast.students[0], liveClass);
  await student.take('classroom-long-title', { more: true });
  await full(stage, liveClass);
  await student.click('leave');
  await student.sees('over-left');
  await student.take('over-left', { more: true });
  await student.click('rejoin');
  await student.click('join');
  await student.sees('classroom');
  await replaced(student, liveClass);
  await teacher.page.bringToFront();
  await teacher.click('leave');
  await teacher.click('end-class');
  await teacher.click('end-confirm');
  await teacher.sees('over-byTeacher');
  await teacher.take('over-teacher', { more: true });
  await student.page.bringToFront();
  await student.sees('over-byTeacher');
  await student.take('over-student');
  await tooLate(stage);
}

async function full(stage, liveClass) {
  const late = await stage.signedIn(stage.cast.students[2]);
  await late.visit(`/classes/${liveClass.id}`);
  await late.click('join');
  await late.sees('problem-class-full');
  await late.take('problem-full', { more: true });
  const problem = { status: 503, body: { code: 'no-node', title: 'No node', status: 503 } };
  await answering(late, '/join-tokens', problem, async () => {
    await late.click('join');
    await late.sees('problem-no-node');
    await late.take('problem-no-node');
  });
}

async function replaced(student, liveClass) {
  const first = student.page;
  const second = await student.newPage();
  await second.setViewport(first.viewport());
  student.page = second;
  await student.visit(`/classes/${liveClass.id}`);
  await student.click('join');
  await student.sees('classroom');
  student.page = first;
  await first.bringToFront();
  await student.sees('over-replaced');
  await student.take('over-replaced');
  await first.close();
  student.page = second;
}

/** Whoever clicks “Join” a moment after the end. */
async function tooLate(stage) {
  const { cast } = stage;
  const liveClass = await cast.newClass('Linear algebra');
  await cast.asTeacher('POST', `/classes/${liveClass.id}/live`);
  const late = await stage.signedIn(cast.students[3]);
  await late.visit(`/classes/${liveClass.id}`);
  await late.sees('entrance');
  await pause(300);
  await cast.asTeacher('POST', `/classes/${liveClass.id}/end`);
  await late.click('join');
  await late.sees('over-byTeacher');
  await late.take('over-when-joining');
}
