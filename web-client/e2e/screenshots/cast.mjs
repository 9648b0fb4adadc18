// The people and classes of the pictures, made by the public API in the school that runs.
import { call } from '../lib/school.mjs';
import { systemState } from '../lib/system.mjs';

const LONG_NAME = 'Venkatanarasimharajuvaripeta Wolfeschlegelsteinhausen-Krishnamurthy';
const LONG_TITLE =
  'Donaudampfschifffahrtsgesellschaftsrecht and its neighbours: an introduction for everybody who has ever missed a ferry';
const PASSWORD = 'a seat in the hall';
const HOUR = 3_600_000;
const FRESH_MS = 600_000;

/** Signs everybody in, and makes the people that the demo school lacks. */
export async function openSchool() {
  const { accounts } = systemState();
  const of = (role) => accounts.filter((account) => account.role === role);
  const [administrator] = of('administrator');
  const asAdministrator = keptFresh(administrator);
  // Others than those of the scenarios: nobody's day is full of their classes.
  const teacher = of('teacher')[1];
  const asTeacher = keptFresh(teacher);
  const post = async (path, body, allowed = []) => {
    const { status, body: answer } = await call('POST', path, body, await asAdministrator());
    if (status >= 300 && !allowed.includes(answer.code)) throw new Error(`${path}: ${JSON.stringify(answer)}`);
    return answer;
  };
  const made = [];
  const somebody = async (role, name, email) => {
    const account = { role, name, email, password: PASSWORD };
    await post('/accounts', account, ['already-exists']);
    return { ...account, ...(await signedIn(account)).account };
  };
  const known = async (account) => ({ ...account, ...(await signedIn(account)).account });
  const long = await somebody('student', LONG_NAME, 'venkatanarasimharajuvaripeta.wolfeschlegelsteinhausen@students.lyceum.example');
  return {
    administrator,
    teacher: await known(teacher),
    students: [...(await Promise.all(of('student').slice(8, 16).map(known))), long],
    newcomer: await somebody('student', 'Noor Latif', 'noor.latif@lyceum.example'),
    longTitle: LONG_TITLE,

    /** Ends or calls off what was made for one chapter, so that the next finds the school as it was. */
    async clearClasses() {
      for (const id of made.splice(0)) {
        const { status } = await this.asTeacher('POST', `/classes/${id}/end`);
        if (status !== 200) await this.asTeacher('DELETE', `/classes/${id}`, { 'if-match': '*' });
      }
    },

    /** A class whose doors are open, or as `more` says. */
    async newClass(title, { students = this.students, startsInHours = 0.02, ...more } = {}) {
      const startsAt = Date.now() + startsInHours * HOUR;
      const liveClass = await post('/classes', {
        title,
        startsAt: new Date(startsAt).toISOString(),
        endsAt: new Date(startsAt + HOUR).toISOString(),
        teacherIds: [this.teacher.id],
        ...more,
      });
      const accountIds = students.map(({ id }) => id);
      made.push(liveClass.id);
      if (accountIds.length > 0) await post(`/classes/${liveClass.id}/enrolments`, { accountIds, role: 'student' });
      return liveClass;
    },

    async asTeacher(method, path, headers) {
      return call(method, path, undefined, await asTeacher(), headers);
    },
  };
}

/** An access token that is renewed long before its 15 minutes are over. */
function keptFresh(account) {
  let grant = null;
  return async () => {
    if (grant === null || Date.now() - grant.at > FRESH_MS) {
      grant = { at: Date.now(), token: (await signedIn(account)).accessToken };
    }
    return grant.token;
  };
}

async function signedIn({ email, password }) {
  const { status, body } = await call('POST', '/session', { email, password });
  if (status !== 200) throw new Error(`${email} cannot sign in: ${JSON.stringify(body)}`);
  return body;
}
