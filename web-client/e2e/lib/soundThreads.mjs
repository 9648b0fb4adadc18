// Gives the threads of a browser that carry sound the priority that a desktop gives them (by rtkit, which is not here):
// an AudioContext that gets no processor time loses it for ever, and with it the test signal its pace.
import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { processTree } from './processes.mjs';

const EVERY_MS = 1_000;
const PRIORITY = '5';

/** As they are called in Chromium and in Firefox, as far as 15 letters tell. */
const CARRIES_SOUND = /^(threaded-ml|AudioOutputDevi|AudioWorklet|AudioIP|AudioDeviceBuff|MediaTrackGrph|NativeAudio|GraphRunner|AudioDriverThr|cubeb|Web ?Audio)/i;

/** Looks at a browser again and again, because threads come and go; gives what ends that. */
export function favourSound(root) {
  const known = new Set();
  const timer = setInterval(() => {
    for (const pid of processTree(root)) {
      for (const thread of soundThreadsOf(pid)) {
        if (known.has(thread)) continue;
        known.add(thread);
        // Where it is not allowed sound is as it was.
        execFile('chrt', ['--rr', '--pid', PRIORITY, thread], () => undefined);
      }
    }
  }, EVERY_MS);
  return () => clearInterval(timer);
}

function soundThreadsOf(pid) {
  try {
    return readdirSync(`/proc/${pid}/task`).filter((thread) => CARRIES_SOUND.test(nameOf(pid, thread)));
  } catch {
    return [];
  }
}

function nameOf(pid, thread) {
  try {
    return readFileSync(`/proc/${pid}/task/${thread}/comm`, 'utf8');
  } catch {
    return '';
  }
}
