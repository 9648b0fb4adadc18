// Doors that stay closed, each for its own reason; what the page says then, and what helps.
import { school } from '../lib/school.mjs';
import { must, mustEqual, until } from '../lib/until.mjs';

export const doors = {
  'who is not enrolled does not get in': async (scene) => {
    const [student, enrolled] = school.students;
    const liveClass = await school.newClass('Others only', { students: [enrolled] });
    const person = await scene.person({ account: student });
    person.expect(/status of 403|403 \(Forbidden\)/);
    await person.comesBack();
    await person.visit(`/classes/${liveClass.id}`);
    await person.sees('failed');
    await person.seesProblem('not-enrolled', 'Ask the teacher');
    const { status, body } = await school.asStudent(student, 'POST', `/classes/${liveClass.id}/tickets`);
    mustEqual([status, body.code], [403, 'not-enrolled'], 'the answer to a request for a ticket');
  },

  'a class that is not open yet keeps its door closed': async (scene) => {
    const later = (hours) => new Date(Date.now() + hours * 3_600_000).toISOString();
    const liveClass = await school.newClass('Not open yet', { startsAt: later(3), endsAt: later(4) });
    const person = await scene.person({ account: school.students[0] });
    await person.comesBack();
    await person.visit(`/classes/${liveClass.id}`);
    await person.sees('entrance');
    must(await person.page.$eval('[data-testid=join]', (button) => button.disabled), 'the button waits, too');
    must((await person.text('entrance')).includes('The doors open at'), 'the page says when the doors open');
    const ticket = await school.asStudent(person.account, 'POST', `/classes/${liveClass.id}/tickets`);
    mustEqual([ticket.status, ticket.body.code], [409, 'class-not-open'], 'the answer to a request for a ticket');
    const early = await school.asTeacher('POST', `/classes/${liveClass.id}/live`);
    mustEqual([early.status, early.body.code], [409, 'class-not-open'], 'the answer to a teacher who is early');
  },

  'a stale ticket is replaced by a new one': async (scene) => {
    const liveClass = await school.newClass('Stale ticket');
    const person = await scene.person({ account: school.students[0] });
    person.expect(/WebSocket connection to/, /WebSocket/);
    await person.comesBack();
    await person.openClass(liveClass);
    await person.spoil({ staleTickets: [await usedTicket(liveClass)] });
    await person.click('join');
    await person.sees('waiting');
    mustEqual((await person.meddled()).tickets, 2, 'tickets that the page asked for');
  },

  'a stale ticket to a class that has ended says that it has ended': async (scene) => {
    const liveClass = await school.newClass('Stale ticket, ended');
    const stale = await Promise.all([1, 2, 3, 4].map(() => usedTicket(liveClass)));
    const person = await scene.person({ account: school.students[0] });
    person.expect(/WebSocket/, /status of 4\d\d/);
    await person.comesBack();
    await person.openClass(liveClass);
    await person.spoil({ staleTickets: stale });
    await school.asTeacher('POST', `/classes/${liveClass.id}/live`);
    await person.click('join');
    await until('the page asks for a ticket', 10_000, async () => (await person.meddled()).tickets > 0);
    const ended = await school.asTeacher('POST', `/classes/${liveClass.id}/end`);
    mustEqual(ended.body.state, 'ended', 'the state of the class');
    await person.seesProblem('class-ended', 'It is over', 30_000);
  },

  'a full class says so': async (scene) => {
    const liveClass = await school.newClass('Full class', { capacity: 2 });
    await school.asTeacher('POST', `/classes/${liveClass.id}/live`);
    const people = [];
    for (const account of school.students.slice(0, 2)) {
      const person = await scene.person({ account, beside: people[0] });
      await person.page.bringToFront();
      await person.comesBack();
      await person.openClass(liveClass);
      await person.click('join');
      await person.sees('classroom');
      people.push(person);
    }
    const late = await scene.person({ account: school.students[2], beside: people[0] });
    await late.page.bringToFront();
    late.expect(/status of 4\d\d/);
    await late.comesBack();
    await late.openClass(liveClass);
    await late.click('join');
    await late.seesProblem('class-full', 'Every place is taken');
    await people[0].page.bringToFront();
    await people[0].click('leave');
    await people[0].sees('over-left');
    await late.page.bringToFront();
    await until('a place is free again', 20_000, async () => {
      await late.click('join');
      return late.sees('classroom', 3_000).then(() => true);
    });
  },

  'an ended class says so': async (scene) => {
    const liveClass = await school.newClass('Ended class');
    await school.asTeacher('POST', `/classes/${liveClass.id}/live`);
    const person = await scene.person({ account: school.students[0] });
    person.expect(/status of 4\d\d/);
    await person.comesBack();
    await person.openClass(liveClass);
    await person.sees('entrance');
    await school.asTeacher('POST', `/classes/${liveClass.id}/end`);
    await person.click('join');
    await person.sees('over-byTeacher');
    await person.visit(`/classes/${liveClass.id}`);
    await person.sees('failed');
    await person.seesProblem('class-ended', 'It is over');
  },

  'who waits when the class is called off hears of it': async (scene) => {
    const liveClass = await school.newClass('Called off');
    const person = await scene.person({ account: school.students[0] });
    await person.comesBack();
    await person.openClass(liveClass);
    await person.click('join');
    await person.sees('waiting');
    await school.asTeacher('POST', `/classes/${liveClass.id}/live`);
    await person.sees('classroom');
    await person.screenshot('classroom-without-teacher');
    const { status, body } = await school.asTeacher('POST', `/classes/${liveClass.id}/end`);
    mustEqual([status, body.code], [409, 'conflict'], 'a class that a node holds is ended in the class');
  },

  'a second window takes over from the first': async (scene) => {
    const liveClass = await school.newClass('Two windows');
    await school.asTeacher('POST', `/classes/${liveClass.id}/live`);
    const account = school.students[0];
    const first = await scene.person({ account });
    const second = await scene.person({ account });
    for (const person of [first, second]) {
      await person.comesBack();
      await person.openClass(liveClass);
      await person.click('join');
      await person.sees('classroom');
    }
    await first.sees('over-replaced');
    must((await second.lyceum()).phase === 'inClass', 'the second window is in the class');
  },

  'a second tab takes over from the first, and the first takes it back': async (scene) => {
    const liveClass = await school.newClass('Two tabs');
    await school.asTeacher('POST', `/classes/${liveClass.id}/live`);
    const person = await scene.person({ account: school.students[0] });
    await person.comesBack();
    await person.openClass(liveClass);
    await person.click('join');
    await person.sees('classroom');
    const first = person.page;
    const second = await person.newPage();
    person.page = second;
    await person.visit(`/classes/${liveClass.id}`);
    await person.click('join');
    await person.sees('classroom');
    person.page = first;
    await first.bringToFront();
    await person.sees('over-replaced');
    must((await person.text('over-replaced')).includes('This class is open in another tab'), 'the first tab says so');
    await person.screenshot('replaced');
    await person.click('rejoin');
    await person.sees('classroom');
    person.page = second;
    await second.bringToFront();
    await person.sees('over-replaced');
  },

  'a full class has room for its teacher': async (scene) => {
    const liveClass = await school.newClass('Full, with its teacher', { capacity: 2 });
    const teacher = await scene.person({ account: school.teacher });
    await teacher.comesBack();
    await teacher.openClass(liveClass);
    await teacher.click('go-live');
    await teacher.sees('classroom');
    const student = await scene.person({ account: school.students[0], beside: teacher });
    await student.page.bringToFront();
    await student.comesBack();
    await student.openClass(liveClass);
    await student.click('join');
    await student.sees('classroom');
    const late = await scene.person({ account: school.students[1], beside: teacher });
    await late.page.bringToFront();
    late.expect(/status of 4\d\d/);
    await late.comesBack();
    await late.openClass(liveClass);
    await late.click('join');
    await late.seesProblem('class-full', 'Every place is taken');
    await late.screenshot('problem-class-full');
    await teacher.page.bringToFront();
    await teacher.page.reload();
    await teacher.click('join');
    await teacher.sees('classroom');
  },
};

/** A ticket that has opened a WebSocket already. */
async function usedTicket(liveClass) {
  const { body } = await school.asStudent(school.students[0], 'POST', `/classes/${liveClass.id}/tickets`);
  const url = new URL(body.websocketUrl, school.address);
  url.protocol = 'ws:';
  url.searchParams.set('ticket', body.ticket);
  const socket = new WebSocketClient(url);
  await socket.opened;
  socket.close();
  return body.ticket;
}

/** Node 20 has no WebSocket of its own: an upgrade by hand is all that uses up a ticket. */
class WebSocketClient {
  #request;

  constructor(url) {
    this.opened = import('node:http').then(
      ({ request }) =>
        new Promise((resolve, reject) => {
          this.#request = request(`http://${url.host}${url.pathname}${url.search}`, {
            headers: {
              connection: 'Upgrade', upgrade: 'websocket',
              'sec-websocket-version': '13', 'sec-websocket-key': 'bHljZXVtLWUyZS10ZXN0IQ==',
            },
          });
          this.#request.on('upgrade', (_, socket) => resolve((this.socket = socket)));
          this.#request.on('response', ({ statusCode }) => reject(new Error(`The ticket was refused: ${statusCode}`)));
          this.#request.on('error', reject);
          this.#request.end();
        }),
    );
  }

  close() {
    this.socket.destroy();
  }
}
