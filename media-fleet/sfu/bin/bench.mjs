// What one media node does for its CPU, while a load test keeps a class on it: reads the node's /metrics and, on Linux, the
// CPU time of its process from /proc, twice, and prints what lies between. Called by ./lyceum bench.
//
// Usage: bench.mjs STATE_JSON VIEWERS SECONDS

import { readFileSync } from 'node:fs';

const PATIENCE_MS = 120_000;
const SETTLE_MS = 5_000;
const TICKS_PER_SECOND = 100; // USER_HZ, the same on every Linux

const [stateFile, viewers, seconds] = process.argv.slice(2);
const node = JSON.parse(readFileSync(stateFile, 'utf8')).processes.find(each => each.ports.control !== undefined);
if (node === undefined) {
    console.error('bench: no media node runs');
    process.exit(1);
}

const pause = ms => new Promise(done => setTimeout(done, ms));

/** Every sample by its name with labels. */
async function metrics() {
    const answer = await fetch(`http://127.0.0.1:${node.ports.control}/metrics`);
    const lines = (await answer.text()).split('\n').filter(line => line !== '' && !line.startsWith('#'));
    return Object.fromEntries(lines.map(line => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ')))]));
}

/** User and system time of the node's process, in seconds. */
function cpuSeconds(sample) {
    try {
        const stat = readFileSync(`/proc/${node.pid}/stat`, 'utf8');
        const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
        return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
    } catch {
        return sample.process_cpu_seconds_total;
    }
}

async function read() {
    const sample = await metrics();
    return { ...sample, cpu: cpuSeconds(sample), atMs: performance.now() };
}

async function awaitViewers() {
    const untilMs = performance.now() + PATIENCE_MS;
    while ((await metrics()).subscriptions < 2 * Number(viewers)) {
        if (performance.now() > untilMs) {
            console.error(`bench: not all of ${viewers} viewers got picture and voice`);
            process.exit(1);
        }
        await pause(200);
    }
    await pause(SETTLE_MS);
}

await awaitViewers();
const before = await read();
await pause(Number(seconds) * 1_000);
const after = await read();

const grown = name => after[name] - before[name];
const packets = grown('packets_forwarded_total');
const cpu = grown('cpu');
const wall = (after.atMs - before.atMs) / 1_000;
const segments = Array.from({ length: 10 }, (_, i) => grown(`udp_runs_total{segments="${i + 1}"}`));
const runs = segments.reduce((sum, count) => sum + count, 0);
const rows = [
    ['viewers', `${viewers}, one publisher, top layer and voice`],
    ['measured', `${wall.toFixed(1)} s, CPU of the node's process alone: ${cpu.toFixed(2)} s (${((100 * cpu) / wall).toFixed(0)} % of a core)`],
    ['packets forwarded', `${Math.round(packets / wall)} a second, ${((grown('network_throughput_sent_bytes_total') * 8) / wall / 1e6).toFixed(0)} Mbps`],
    ['packets per core-second', Math.round(packets / cpu)],
    ['µs per packet', ((1e6 * cpu) / packets).toFixed(2)],
    ['datagrams per system call', (grown('datagrams_sent_total') / runs).toFixed(2)],
    ['system calls by segments', segments.map((count, i) => `${i + 1}: ${((100 * count) / runs).toFixed(0)} %`).join('  ')],
    ['bytes allocated per packet', Math.round(grown('memory_allocated_bytes_total') / packets)],
    ['resident memory', `${Math.round(after.memory_usage / 1e6)} MB`],
    ['loss', after.packet_loss_rate.toFixed(5)],
];
for (const [name, value] of rows) {
    console.log(`  ${name.padEnd(28)}${value}`);
}
