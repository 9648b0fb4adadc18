// What dies while a class is on, one after the other, and how long a class is without picture and sound then. One class
// for all of it: a teacher who shares a screen, and on stage, muted, a student in each browser, who are measured.
import { Line } from '../lib/line.mjs';
import { cut } from '../lib/deadPaths.mjs';
import { school } from '../lib/school.mjs';
import { beepsFrom } from '../lib/speaker.mjs';
import { killProcess, killSystem, processOfNode, startSystem, systemState } from '../lib/system.mjs';
import { must, mustEqual, pause, until } from '../lib/until.mjs';

const TEACHER_HZ = 1000;
const STUDENT_HZ = { chromium: 1400, firefox: 1800 };
const PATH_LIMIT_S = 3;
const NODE_LIMIT_S = 5;
/** A gap that nobody would call one: a busy machine paints a canvas seldom. */
const NO_GAP_S = 1;
/** Of the twenty that are painted in two seconds: a busy machine paints fewer. */
const FRESH_FRAMES = 6;
const SYSTEM_LIMIT_MS = 60_000;
const PATIENCE_MS = 45_000;
const SEEN_MS = 7_000;
/** The node forgets whom it has not heard for 30 s. */
const ASLEEP_MS = 36_000;

/** What every browser writes when somebody hangs up. */
const HUNG_UP = [
  /WebSocket/, /ERR_CONNECTION_(REFUSED|RESET)|ERR_EMPTY_RESPONSE|ERR_INCOMPLETE/, /NetworkError|Failed to (fetch|load)/,
  /status of (40[149]|50\d)/, /can’t establish a connection|was interrupted while/,
  /WebRTC: ICE failed/,
];

/** The class that is on, and who is in it; begun anew when the scenario before has failed. */
let on;

export const kills = {
  'a cut WebSocket touches nothing, and is replaced': async (scene) => {
    const { students } = await theClass(scene);
    const before = await Promise.all(students.map((student) => student.lyceum()));
    const began = await now(students);
    for (const { line } of students) must(line.cutWebSockets() > 0, 'a WebSocket is there to be cut');
    await pause(SEEN_MS);
    await Promise.all(students.map(async (student, i) => {
      const { gap } = await gapSince(student, began[i]);
      scene.note(`${student.browserName}: longest gap of the picture ${inMs(gap)}`);
      must(gap < NO_GAP_S, `${student.name} has no gap in the picture: ${inMs(gap)}`);
      await hears(student);
      const after = await until(`${student.name} has a WebSocket again`, 15_000, async () => {
        const now = await student.lyceum();
        return now.webSocketsOpened > before[i].webSocketsOpened && now.webSocket === 'open' ? now : null;
      });
      mustEqual(
        [after.connections, after.iceRestarts, after.sessionId],
        [before[i].connections, before[i].iceRestarts, before[i].sessionId],
        'connections, restarts and session',
      );
      must(after.events > before[i].events, 'class events go on');
    }));
  },

  'a dead path is replaced by another within 3 s, in Chromium': (scene) => pathDies(scene, 'chromium'),

  'a dead path is replaced by another within 3 s, in Firefox': (scene) => pathDies(scene, 'firefox'),

  'a killed node is replaced within 5 s, and everybody is as they were': async (scene) => {
    const { liveClass, students, teacher } = await theClass(scene);
    await teacher.click('share');
    for (const student of students) await until('the screen is there', 15_000, () => hasPicture(student, 'shared-screen'));
    const { body } = await school.asTeacher('GET', `/classes/${liveClass.id}/statistics`);
    const began = await now(students);
    const node = processOfNode(body.nodeId);
    killProcess(node);
    const told = meanwhile(students.map((student) => student.sees('reconnecting', 5_000)));
    await told;
    const losses = await Promise.all(students.map((student, i) => back(scene, student, began[i])));
    await rightState(scene, { students, teacher });
    for (const student of students) {
      await student.seesNot('reconnecting');
      await until(`${student.name} sees the screen again`, 10_000, () => hasPicture(student, 'shared-screen'));
    }
    await teacher.click('share');
    for (const student of students) await student.seesNot('shared-screen');
    losses.forEach((loss, i) => mustBeShort(students[i], loss, NODE_LIMIT_S));
  },

  'laptops that slept longer than their session lasts come back by themselves': async (scene) => {
    const { students, teacher } = await theClass(scene);
    const before = await Promise.all(students.map((student) => student.lyceum()));
    await Promise.all(students.map((student) => student.sleep(ASLEEP_MS)));
    const woke = performance.now();
    await Promise.all(students.map(async (student, i) => {
      await student.sees('notice-missed', 15_000);
      scene.note(`${student.browserName}: back ${inS(performance.now() - woke)} after waking`);
      must((await student.lyceum()).sessionId !== before[i].sessionId, 'it is another session');
    }));
    await rightState(scene, { students, teacher });
  },

  'nobody in the class sees that Redis was killed': async (scene) => {
    const { students, teacher } = await theClass(scene);
    const before = await Promise.all(students.map((student) => student.lyceum()));
    const began = await now(students);
    killProcess('redis');
    await pause(SEEN_MS);
    await Promise.all(students.map(async (student, i) => {
      const { gap } = await gapSince(student, began[i]);
      scene.note(`${student.browserName}: longest gap of the picture ${inMs(gap)}`);
      must(gap < NO_GAP_S, `${student.name} has no gap in the picture: ${inMs(gap)}`);
      await hears(student);
      const { iceRestarts, connections } = await student.lyceum();
      mustEqual([iceRestarts, connections], [before[i].iceRestarts, before[i].connections], 'restarts and connections');
    }));
    await rightState(scene, { students, teacher });
    await until('Redis is back', 20_000, () =>
      systemState().processes.some(({ name, state }) => name === 'redis' && state === 'up'));
  },

  'a whole ./lyceum up that is killed and started again finds everybody in the class': async (scene) => {
    const { students, teacher } = await theClass(scene);
    const before = await Promise.all(students.map((student) => student.lyceum()));
    killSystem();
    for (const student of students) await student.sees('reconnecting', 5_000);
    await pause(11_000);
    for (const student of students) await student.sees('reconnect-help', 5_000);
    await students[0].screenshot('reconnecting');
    const starting = performance.now();
    await startSystem();
    scene.note(`./lyceum up was back after ${inS(performance.now() - starting)}`);
    const up = performance.now();
    await Promise.all(students.map(async (student) => {
      await student.seesNot('reconnecting', SYSTEM_LIMIT_MS);
      await until(`${student.name} sees the teacher`, SYSTEM_LIMIT_MS, () => hasPicture(student, 'stage-person'));
      scene.note(`${student.browserName}: picture ${inS(performance.now() - up)} after ./lyceum up said that it is up`);
      must((await student.lyceum()).phase === 'inClass', `${student.name} is in the class`);
    }));
    await until('the teacher counts everybody', 10_000, async () => /^3\b/.test(await teacher.text('people-count')));
    mustEqual((await teacher.lyceum()).sending.camera, 'on', "the teacher's camera");
    await Promise.all(students.map(async (student, i) => {
      const { participantId, sending } = await student.lyceum();
      mustEqual(participantId, before[i].participantId, 'who they are');
      // Who is on stage is Redis's to remember, which was killed too: either they still are, or they are told.
      must(sending.microphone !== 'on', `${student.name} is not heard unasked`);
      await hears(student);
      await student.page.reload();
      await student.click('join');
      await student.sees('classroom');
    }));
  },
};

// ---- the class

async function theClass(scene) {
  scene.everybodyStays();
  if (!scene.isPeopled) on = await begin(scene);
  return on;
}

async function begin(scene) {
  const liveClass = await school.newClass('Kills');
  const teacher = await enters(scene, liveClass, { account: school.teacher, toneHz: TEACHER_HZ, viewport: { width: 800, height: 560 } });
  const students = [];
  for (const [i, browser] of ['chromium', 'firefox'].entries()) {
    const student = await enters(scene, liveClass, {
      account: school.students[i],
      browser,
      toneHz: STUDENT_HZ[browser],
      viewport: { width: 640, height: 480 },
    });
    await onStageMuted(teacher, student);
    await student.prepareMeasuring();
    await student.watch('stage');
    await student.seesMotion('stage');
    students.push(student);
  }
  // In a school at work the function that restarts ICE has been used since it was deployed.
  await school.asTeacher('GET', `/classes/${liveClass.id}/statistics`);
  return { liveClass, teacher, students };
}

async function enters(scene, liveClass, options) {
  const line = await Line.lay(school.address);
  const person = await scene.person({ ...options, address: line.address });
  person.line = line;
  person.expect(...HUNG_UP);
  await person.comesBack();
  await person.openClass(liveClass);
  if (options.account === school.teacher) {
    await person.click('start-devices');
    await person.click('go-live');
  } else {
    await person.click('join');
  }
  await person.sees('classroom');
  return person;
}

async function onStageMuted(teacher, student) {
  if ((await teacher.page.$('[data-testid=people-panel]')) === null) await teacher.click('people');
  const row = `[data-participant=${JSON.stringify(student.account.id)}] [data-testid=bring-on-stage]`;
  await teacher.page.waitForSelector(row, { visible: true });
  await teacher.page.click(row);
  await student.sees('invitation');
  await student.click('invitation-voice');
  await until(`${student.name} may speak`, 10_000, async () => (await student.lyceum()).permissions.includes('mediaAudio'));
  await student.click('microphone');
  await until(`${student.name} is muted`, 10_000, async () => (await student.lyceum()).sending.microphone === 'muted');
}

// ---- kills that are told of twice

async function pathDies(scene, browser) {
  const { students } = await theClass(scene);
  const student = students.find(({ browserName }) => browserName === browser);
  const before = await student.lyceum();
  const port = await localPort(student);
  const [began] = await now([student]);
  cut(port);
  const loss = await back(scene, student, began);
  await hears(student);
  const after = await student.lyceum();
  mustEqual([after.connections, after.sessionId], [before.connections, before.sessionId], 'connections and session');
  must(after.iceRestarts > before.iceRestarts, 'ICE was restarted');
  must((await localPort(student)) !== port, 'the new path is another one');
  await student.seesNot('reconnecting', 5_000);
  mustEqual(after.sending.microphone, 'muted', 'the microphone');
  mustBeShort(student, loss, PATH_LIMIT_S);
}

// ---- looking

/** Muted stays muted and says so, the stage has its people, slots have theirs, and everybody is counted. */
async function rightState(scene, { students, teacher }) {
  await Promise.all(students.map(async (student) => {
    const lyceum = await until(`${student.name} is on stage again`, 10_000, async () => {
      const now = await student.lyceum();
      return now.permissions.includes('mediaAudio') ? now : null;
    });
    mustEqual(lyceum.sending.microphone, 'muted', `${student.name}'s microphone`);
    mustEqual((await student.text('microphone')).trim(), 'Unmute', `the button of ${student.name}`);
    await until(`${student.name} counts everybody`, 10_000, async () => /^3\b/.test(await student.text('people-count')));
    await until(`${student.name} has the teacher in the stage slot`, 10_000, async () =>
      (await student.slot('stageCamera'))?.participantId === teacher.account.id);
    await until(`${student.name} sees the teacher`, 10_000, () => student.seesMotion('stage'));
    await hears(student);
    const sent = await soundPackets(student);
    await pause(1_000);
    mustEqual(await soundPackets(student), sent, `sound packets of ${student.name}, who is muted`);
    await until(`the teacher sees ${student.name} on stage, muted`, 10_000, () => seenMuted(teacher, student));
  }));
  mustEqual((await teacher.lyceum()).sending.camera, 'on', "the teacher's camera");
}

async function hears(student) {
  await until(`${student.name} hears the teacher`, 12_000, async () => (await beepsFrom(student, 4, TEACHER_HZ)) >= 2);
}

async function soundPackets(person) {
  const rows = await person.statistics();
  return rows
    .filter(({ slot, direction }) => slot === 'microphone' && direction === 'sending')
    .reduce((sum, { packets }) => sum + packets, 0);
}

function seenMuted(teacher, student) {
  const tile = `article[data-participant=${JSON.stringify(student.account.id)}]`;
  return teacher.page.$eval(tile, (element) => element.querySelector('[aria-label=Muted]') !== null);
}

function hasPicture(person, testId) {
  return person.page.$eval(`[data-testid=${testId}]`, (element) => element.dataset.picture === 'true');
}

/** The port from which a person's browser sends media now. */
function localPort(person) {
  return person.page.evaluate(async () => {
    const reports = await globalThis.__e2e.pathReport();
    const pairs = reports.filter(({ type, nominated, state }) => type === 'candidate-pair' && nominated && state === 'succeeded');
    const pair = pairs.sort((a, b) => (b.lastPacketReceivedTimestamp ?? 0) - (a.lastPacketReceivedTimestamp ?? 0))[0];
    return reports.find(({ id }) => id === pair.localCandidateId).port;
  });
}

/** Looks at several things while something else is done; what they did not see is told when they are awaited. */
function meanwhile(looks) {
  const all = Promise.all(looks);
  all.catch(() => undefined);
  return all;
}

// ---- measuring

/** The time in each page. */
function now(people) {
  return Promise.all(people.map(({ page }) => page.evaluate(() => performance.now() / 1000)));
}

/**
 * What the stage showed since a moment of the page: the longest time without a new picture, up to now where it is not
 * over. And whether it moves now.
 */
function gapSince(person, began) {
  return person.page.evaluate((from, enough) => {
    let gap = 0;
    let last = from;
    let clock = null;
    let fresh = 0;
    const now = performance.now() / 1000;
    for (const frame of globalThis.__e2e.watching.stage.video.frames) {
      if (frame.at < from || frame.clock === clock) continue;
      gap = Math.max(gap, frame.at - last);
      if (frame.at > now - 2) fresh++;
      [last, clock] = [frame.at, frame.clock];
    }
    return { gap: Math.max(gap, now - last), moves: fresh >= enough && now - last < 0.5 };
  }, began, FRESH_FRAMES);
}

/** How long a student was without picture, in seconds, once it moves again. */
async function back(scene, student, began) {
  const { gap } = await until(`the picture of ${student.name} moves again`, PATIENCE_MS, async () => {
    const seen = await gapSince(student, began);
    return seen.gap > NO_GAP_S * 0.7 && seen.moves ? seen : null;
  });
  scene.note(`${student.browserName}: picture back ${inMs(gap)} after the loss`);
  return gap;
}

function mustBeShort(student, loss, limit) {
  must(loss < limit, `${student.name} has the picture back within ${limit} s: ${inMs(loss)}`);
}

function inMs(seconds) {
  return `${Math.round(seconds * 1000)} ms`;
}

function inS(milliseconds) {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}
