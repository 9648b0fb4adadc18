// Makes UDP paths dead in the test's own network namespace: every datagram from and to a port disappears without a
// word, as behind a NAT that forgot. A page that looks for a new path takes another port, and gets through.
import { execFileSync } from 'node:child_process';

const ETHERNET_TYPE = 12;
const IP_PROTOCOL = 23;
const IP_HEADER = 14;
const IPV4 = 0x0800;
const UDP = 17;
const DROP = 2;
const NEXT = 0xffff_ffff;

let filters = 0;

/** Nothing from or to this UDP port arrives any more. */
export function cut(port) {
  if (filters++ === 0) tc('qdisc', 'add', 'dev', 'lo', 'clsact');
  tc('filter', 'add', 'dev', 'lo', 'ingress', 'pref', String(filters), 'bpf', 'da', 'bytecode', dropping(port));
}

/** A classic BPF programme: operation, jumps when true and when false, operand. */
function dropping(port) {
  const programme = [
    [0x28, 0, 0, ETHERNET_TYPE],
    [0x15, 0, 8, IPV4],
    [0x30, 0, 0, IP_PROTOCOL],
    [0x15, 0, 6, UDP],
    [0xb1, 0, 0, IP_HEADER],
    [0x48, 0, 0, IP_HEADER],
    [0x15, 2, 0, port],
    [0x48, 0, 0, IP_HEADER + 2],
    [0x15, 0, 1, port],
    [0x06, 0, 0, DROP],
    [0x06, 0, 0, NEXT],
    [0x06, 0, 0, NEXT],
  ];
  return [programme.length, ...programme.map((step) => step.join(' '))].join(',');
}

function tc(...words) {
  execFileSync('tc', words, { stdio: ['ignore', 'ignore', 'inherit'] });
}
