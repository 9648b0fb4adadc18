// The demo school as its administrator sees it: a fresh class for every scenario.
import { systemState } from './system.mjs';

const ADDRESS = process.env.LYCEUM_ADDRESS;
let administrator;
let accessToken;
let number = 0;

export const school = {
  address: ADDRESS,
  teacher: null,
  students: [],

  async open() {
    const { accounts } = systemState();
    const called = async (account) => ({ ...account, ...(await signIn(account)).account });
    administrator = accounts.find(({ role }) => role === 'administrator');
    accessToken = (await signIn(administrator)).accessToken;
    school.teacher = await called(accounts.find(({ role }) => role === 'teacher'));
    const students = accounts.filter(({ role }) => role === 'student').slice(0, 4);
    school.students = await Promise.all(students.map(called));
  },

  /** A class that is open now and ends in two hours. */
  async newClass(title, { students = school.students, ...more } = {}) {
    const now = Date.now();
    const made = await must('POST', '/classes', {
      title: `${title} ${++number}`,
      startsAt: new Date(now + 60_000).toISOString(),
      endsAt: new Date(now + 7_200_000).toISOString(),
      teacherIds: [school.teacher.id],
      ...more,
    });
    if (students.length > 0) {
      const accountIds = students.map(({ id }) => id);
      await must('POST', `/classes/${made.id}/enrolments`, { accountIds, role: 'student' });
    }
    return made;
  },

  /** What a teacher's page does, without a page. */
  async asTeacher(method, path) {
    const { accessToken } = await signIn(school.teacher);
    return call(method, path, undefined, accessToken);
  },

  async asStudent(student, method, path) {
    const { accessToken } = await signIn(student);
    return call(method, path, undefined, accessToken);
  },
};

/** A call of the public API; `{status, body}` whatever came. */
export async function call(method, path, body, accessToken, headers = {}) {
  const response = await fetch(`${ADDRESS}/api/v1${path}`, {
    method,
    headers: {
      ...(body ? { 'content-type': 'application/json' } : {}),
      ...(accessToken ? { authorization: `Bearer ${accessToken}` } : {}),
      ...headers,
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const text = await response.text();
  return { status: response.status, body: text ? JSON.parse(text) : null, cookies: response.headers.getSetCookie() };
}

/** What a browser that has signed in holds, as it does. */
export async function refreshCookieOf(account) {
  const { cookies } = await sessionOf(account);
  const [, name, value, path] = /^(lyceum_refresh)=([^;]+).*?Path=([^;]+)/.exec(cookies[0]);
  return { name, value, path, domain: new URL(ADDRESS).hostname, httpOnly: true, sameSite: 'Strict' };
}

async function signIn(account) {
  return (await sessionOf(account)).body;
}

async function sessionOf({ email, password }) {
  const answer = await call('POST', '/session', { email, password });
  if (answer.status !== 200) throw new Error(`${email} could not sign in: ${JSON.stringify(answer.body)}`);
  return answer;
}

async function must(method, path, body) {
  let answer = await call(method, path, body, accessToken);
  if (answer.body?.code === 'token-expired') {
    accessToken = (await signIn(administrator)).accessToken;
    answer = await call(method, path, body, accessToken);
  }
  if (answer.status >= 300) {
    throw new Error(`${method} ${path} answered ${answer.status}: ${JSON.stringify(answer.body)}`);
  }
  return answer.body;
}
