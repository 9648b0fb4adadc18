// Hears what a person's loudspeaker really plays: PulseAudio's monitor of their sink.
import { spawn } from 'node:child_process';

const RATE = 48_000;
const WINDOW = 960;
const LOUD = 0.02;

/** How many beeps of this tone came out of a person's loudspeaker. */
export async function beepsFrom({ sink, toneHz }, seconds, tone = toneHz) {
  const samples = await record(sink, seconds);
  let beeps = 0;
  let quietFor = 1;
  for (let at = 0; at + WINDOW <= samples.length; at += WINDOW) {
    const loud = level(samples.subarray(at, at + WINDOW), tone) > LOUD;
    if (loud && quietFor >= 10) beeps++;
    quietFor = loud ? 0 : quietFor + 1;
  }
  return beeps;
}

async function record(sink, seconds) {
  const recorder = spawn('parec', [
    `--device=${sink}.monitor`, '--raw', '--format=s16le', `--rate=${RATE}`, '--channels=1', '--latency-msec=50',
  ]);
  const pieces = [];
  recorder.stdout.on('data', (piece) => pieces.push(piece));
  await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
  recorder.kill();
  const bytes = Buffer.concat(pieces);
  return new Int16Array(bytes.buffer, bytes.byteOffset, bytes.length >> 1);
}

/** The strength of one tone in a piece of sound (Goertzel), 0 to 1. */
function level(samples, toneHz) {
  const step = (2 * Math.PI * toneHz) / RATE;
  let re = 0;
  let im = 0;
  for (let i = 0; i < samples.length; i++) {
    re += samples[i] * Math.cos(step * i);
    im += samples[i] * Math.sin(step * i);
  }
  return (2 * Math.hypot(re, im)) / samples.length / 32_768;
}
