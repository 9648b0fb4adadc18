// Signing in and staying signed in.
import { call, school } from '../lib/school.mjs';
import { expired } from '../lib/system.mjs';
import { must, mustEqual, until } from '../lib/until.mjs';

const REFUSED = /status of 401|401 \(Unauthorized\)/;

export const sign = {
  'a wrong password is told as such': async (scene) => {
    for (const browser of ['chromium', 'firefox']) {
      const student = await scene.person({ account: school.students[0], browser });
      student.expect(REFUSED);
      await student.visit('/');
      await student.fillSignIn('not my password');
      await student.seesProblem('wrong-credentials', 'Check both');
      await student.page.$eval('[data-testid=password]', (field) => field.select());
      await student.page.type('[data-testid=password]', student.account.password);
      await student.click('sign-in');
      await student.sees('my-day');
    }
  },

  'after a wrong password the keyboard goes on where it was': async (scene) => {
    const student = await scene.person({ account: school.students[0] });
    student.expect(REFUSED);
    await student.visit('/');
    await student.sees('email');
    mustEqual(await tabbed(student, 3), ['email', 'password', 'button'], 'the way through the form');
    await student.page.type('[data-testid=email]', student.account.email);
    await student.page.type('[data-testid=password]', 'not my password');
    await student.press('Enter');
    await student.sees('problem-wrong-credentials');
    mustEqual(await student.focused(), 'password', 'the focus after Enter');
    await student.page.focus('[data-testid=sign-in]');
    await student.press('Enter');
    await until('the page has asked and answered', 10_000, () =>
      student.page.$eval('[data-testid=sign-in]', (button) => !button.disabled && button.ariaDisabled !== 'true'));
    await student.sees('problem-wrong-credentials');
    mustEqual(await student.focused(), 'sign-in', 'the focus after the button');
    await student.page.$eval('[data-testid=password]', (field) => field.select());
    await student.page.type('[data-testid=password]', student.account.password);
    await student.press('Enter');
    await student.sees('my-day');
  },

  'an expired access token is renewed without a word': async (scene) => {
    const student = await scene.person({ account: school.students[1] });
    student.expect(REFUSED);
    const liveClass = await school.newClass('Renewal');
    await student.signIn();
    const { body } = await call('POST', '/session', { email: student.account.email, password: student.account.password });
    const { status, body: problem } = await call('GET', `/classes/${liveClass.id}`, undefined, expired(body.accessToken));
    mustEqual([status, problem.code], [401, 'token-expired'], 'the answer to an expired token');
    await student.spoil({ expiredToken: expired(body.accessToken) });
    await student.openClass(liveClass);
    await student.sees('entrance');
    const { refreshes, expiredToken } = await student.meddled();
    mustEqual([refreshes, expiredToken], [1, null], 'one renewal, after the expired token was shown');
  },

  'a page comes back into its sign-in after a reload': async (scene) => {
    for (const browser of ['chromium', 'firefox']) {
      const student = await scene.person({ account: school.students[1], browser });
      await student.signIn();
      await student.page.reload();
      await student.sees('my-day');
    }
  },

  'a refresh token used twice ends the sign-in everywhere': async (scene) => {
    const student = await scene.person({ account: school.students[2] });
    student.expect(REFUSED);
    await student.signIn();
    const stolen = await student.refreshCookie();
    must(stolen.httpOnly && stolen.sameSite === 'Strict', `the cookie is guarded: ${JSON.stringify({ ...stolen, value: '…' })}`);
    await student.page.reload();
    await student.sees('my-day');
    const newest = await student.refreshCookie();
    must(newest.value !== stolen.value, 'a renewal replaces the refresh token');
    const cookie = { cookie: `lyceum_refresh=${stolen.value}` };
    const thief = await call('POST', '/session/refresh', undefined, undefined, cookie);
    mustEqual([thief.status, thief.body.code], [401, 'refresh-reused'], 'the answer to a used refresh token');
    await student.page.reload();
    await student.seesProblem('refresh-reused', 'Sign in again');
    await student.sees('sign-in');
    await student.screenshot('problem-refresh-reused');
  },

  'a thief who is first throws out the page, and themselves': async (scene) => {
    const student = await scene.person({ account: school.students[2] });
    student.expect(REFUSED);
    const liveClass = await school.newClass('Copied');
    await student.signIn();
    const stolen = await student.refreshCookie();
    const thief = await renewed(`lyceum_refresh=${stolen.value}`);
    mustEqual(thief.status, 200, 'the first use of a copied refresh token');
    await student.spoil({ expiredToken: expired(thief.body.accessToken) });
    await student.openClass(liveClass);
    await student.seesProblem('refresh-reused', 'somebody copied it');
    const again = await renewed(thief.cookie);
    mustEqual([again.status, again.body.code], [401, 'refresh-reused'], "the thief's newest token");
    await student.fillSignIn();
    await student.sees('entrance');
  },

  'a token that nobody has signed is no token': async () => {
    const [header, claims] = [{ alg: 'none' }, { sub: school.teacher.id, exp: 4e9 }].map((part) =>
      Buffer.from(JSON.stringify(part)).toString('base64url'));
    for (const token of [`${header}.${claims}.`, 'nonsense']) {
      const { status, body } = await call('GET', '/me', undefined, token);
      mustEqual([status, body.code], [401, 'token-invalid'], `the answer to ${token}`);
    }
  },

  'who signs out is signed out': async (scene) => {
    const student = await scene.person({ account: school.students[3] });
    await student.signIn();
    await student.click('account');
    await student.click('sign-out');
    await student.sees('sign-in');
    await student.page.reload();
    await student.sees('sign-in');
    await until('no cookie is left', 5_000, async () => !(await student.refreshCookie())?.value);
  },
};

/** The names of what has the focus after each press of Tab, from the first field on. */
async function tabbed(person, times) {
  await person.page.focus('[data-testid=email]');
  const names = [await person.focused()];
  while (names.length < times) {
    await person.press('Tab');
    names.push(await person.focused());
  }
  return names;
}

/** What a renewal with this cookie brings, the next cookie with it. */
async function renewed(cookie) {
  const response = await fetch(`${school.address}/api/v1/session/refresh`, { method: 'POST', headers: { cookie } });
  const [next] = (response.headers.get('set-cookie') ?? '').split(';');
  return { status: response.status, body: await response.json(), cookie: next };
}
