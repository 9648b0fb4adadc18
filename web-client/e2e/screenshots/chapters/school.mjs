// Pages outside a class: signing in, the day, people.
import { pause } from '../../lib/until.mjs';
import { answering } from '../stage.mjs';

/** Skeletons come late, so that quick pages do not flicker. */
const LATE_MS = 700;

export async function signIn(stage) {
  const visitor = await stage.person();
  await visitor.visit('/');
  await visitor.sees('sign-in');
  await visitor.take('sign-in', { more: true });
  await visitor.click('sign-in');
  await visitor.take('sign-in-missing', { more: true });
  await visitor.fillSignIn();
  await visitor.sees('problem-wrong-credentials');
  await visitor.take('sign-in-wrong');
  await visitor.visit('/');
  const signedOut = { status: 401, body: { code: 'refresh-reused', title: 'Used twice', status: 401 } };
  await answering(visitor, '/api/v1/session', signedOut, async () => {
    await visitor.fillSignIn();
    await visitor.sees('problem-refresh-reused');
  });
  await visitor.take('sign-in-for-safety');
  await visitor.visit('/first-administrator/used-already');
  await visitor.sees('first-administrator');
  await visitor.take('first-administrator', { more: true });
  await visitor.click('first-create');
  await visitor.take('first-administrator-missing');
  await visitor.page.type('input[autocomplete=name]', 'Grace Mensah');
  await visitor.page.type('input[autocomplete=username]', 'grace@lyceum.example');
  await visitor.page.type('input[autocomplete=new-password]', 'long enough for a school');
  await visitor.click('first-create');
  await visitor.page.waitForSelector('[role=alert]');
  await visitor.take('first-administrator-refused');
}

export async function myDay(stage) {
  const { cast } = stage;
  await timetable(cast);
  const student = await stage.signedIn(cast.students[0]);
  await student.take('my-day', { more: true });
  await student.click('account');
  await student.sees('sign-out');
  await student.take('my-day-account');
  await student.press('Escape');
  await answering(student, '/api/v1/classes', 'cut', async () => {
    await student.page.reload();
    await student.sees('day-failed');
    await student.take('my-day-failed');
  });
  await answering(student, '/api/v1/classes', 'never', async () => {
    await student.page.reload({ waitUntil: 'domcontentloaded' });
    await student.sees('loading');
    await pause(LATE_MS);
    await student.take('my-day-loading');
  });
  const free = await stage.signedIn(cast.newcomer);
  await free.take('my-day-empty', { more: true });
  await answering(free, '/api/v1/classes', { body: { items: [tomorrow(cast)], nextCursor: null } }, async () => {
    await free.page.reload();
    await free.sees('my-day');
    await free.take('my-day-free');
  });
  await free.visit('/no-such-page');
  await free.sees('not-found');
  await free.take('not-found', { more: true });
  await plan(stage);
}

async function plan(stage) {
  const teacher = await stage.signedIn(stage.cast.teacher);
  await teacher.take('my-day-teacher');
  await teacher.click('new-class');
  await teacher.sees('plan-class');
  await teacher.take('plan-class', { more: true });
  await teacher.click('plan-create');
  await teacher.take('plan-class-missing');
  await teacher.page.type('[data-testid=plan-title]', 'Organic chemistry 2');
  const problem = { status: 503, body: { code: 'store-unavailable', title: 'Away', status: 503 } };
  await answering(teacher, '/api/v1/classes', problem, async () => {
    await teacher.click('plan-create');
    await teacher.page.waitForSelector('[role=alert]');
    await teacher.take('plan-class-failed');
  });
  await teacher.press('Escape');
  await teacher.seesNot('plan-class');
  await teacher.page.click('[data-testid=class-row] [data-testid=call-off]');
  await teacher.sees('call-off-dialog');
  await teacher.take('call-off', { more: true });
}

export async function people(stage) {
  const { cast } = stage;
  const administrator = await stage.signedIn(cast.administrator);
  await administrator.visit('/people');
  await administrator.sees('account-row');
  await administrator.take('people', { more: true });
  await administrator.click('new-person');
  await administrator.sees('add-person-dialog');
  await administrator.take('people-add', { more: true });
  await administrator.click('add-person');
  await administrator.take('people-add-missing');
  await administrator.press('Escape');
  await answering(administrator, '/api/v1/accounts', { body: { items: [], nextCursor: null } }, async () => {
    await administrator.page.reload();
    await administrator.sees('nobody');
    await administrator.take('people-empty');
  });
  await answering(administrator, '/api/v1/accounts', { body: { items: longNames(cast), nextCursor: null } }, async () => {
    await administrator.page.reload();
    await administrator.sees('account-row');
    await administrator.take('people-long-names', { more: true });
  });
  await answering(administrator, '/api/v1/accounts', 'never', async () => {
    await administrator.page.reload({ waitUntil: 'domcontentloaded' });
    await administrator.sees('loading');
    await pause(LATE_MS);
    await administrator.take('people-loading');
  });
}

function longNames({ students }) {
  const long = students.at(-1);
  return [long, { ...long, id: 'a', name: 'ا‌لأستاذة فاطمة الزهراء بنت عبد الرحمن', email: 'fatima@lyceum.example' }, students[0]];
}

function tomorrow({ teacher }) {
  const startsAt = new Date();
  startsAt.setHours(33, 30, 0, 0);
  const at = (minutes) => new Date(startsAt.getTime() + minutes * 60_000).toISOString();
  return {
    id: 'tomorrow', title: 'Linear algebra', state: 'scheduled', capacity: 300, myRole: 'student',
    startsAt: at(0), endsAt: at(60), opensAt: at(-15), liveSince: null, endedAt: null,
    teachers: [{ id: teacher.id, name: teacher.name }],
  };
}

/** One class that is on, some for later, one that is over. */
async function timetable(cast) {
  const open = await cast.newClass('Physical chemistry');
  await cast.asTeacher('POST', `/classes/${open.id}/live`);
  const over = await cast.newClass('Morning assembly');
  await cast.asTeacher('POST', `/classes/${over.id}/live`);
  await cast.asTeacher('POST', `/classes/${over.id}/end`);
  await cast.newClass('Linear algebra', { startsInHours: 0.9 });
  await cast.newClass(cast.longTitle, { startsInHours: 2 });
  await cast.newClass('Physical chemistry, laboratory', { startsInHours: 26 });
}
