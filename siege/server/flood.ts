/**
 * Sends wrong sign-ins at a steady rate whether or not they are answered, as attackers do. A process of its own:
 * `node siege/server/flood.ts URL PER_SECOND SECONDS`; prints what it sent and what was answered, as JSON.
 */
import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { botAddress } from '../people/places.ts';

const [url = '', perSecondText = '2000', secondsText = '10'] = process.argv.slice(2);
const perSecond = Number(perSecondText);
const seconds = Number(secondsText);
const { hostname, port } = new URL(url);
const sockets = 64;
const tickMs = 10;

let answered = 0;
let sent = 0;
let held = 0;

function open(): Socket {
  const socket = connect({ host: hostname, port: Number(port) });
  socket.on('data', (bytes) => {
    answered += bytes.toString('latin1').split('HTTP/1.1 ').length - 1;
  });
  // The server may close it: the next one takes its place.
  socket.on('error', () => socket.destroy());
  return socket;
}

function attempt(n: number): string {
  const body = JSON.stringify({ email: `person${n % 5000}@company.example`, password: `flood ${n}` });
  return [
    'POST /api/sign-in HTTP/1.1',
    `Host: ${hostname}:${port}`,
    `X-Forwarded-For: ${botAddress(n)}`,
    'X-Forwarded-Proto: https',
    'User-Agent: Mozilla/5.0 (X11; Linux x86_64; rv:147.0) Gecko/20100101 Firefox/147.0',
    'Content-Type: application/json',
    `Content-Length: ${Buffer.byteLength(body)}`,
    '',
    body,
  ].join('\r\n');
}

/** Told to end, it says what it did. */
let isOver = false;
process.on('SIGTERM', () => {
  isOver = true;
});

const pool = Array.from({ length: sockets }, open);
const startedMs = performance.now();
for (let n = 0; !isOver && performance.now() - startedMs < seconds * 1000;) {
  const due = ((performance.now() - startedMs) / 1000) * perSecond;
  for (; n < due; n++) {
    const at = n % sockets;
    if (pool[at]?.destroyed) pool[at] = open();
    const socket = pool[at];
    // What the server doesn't take off the wire waits in the kernel; beyond that it is held back, and said so.
    if (!socket || socket.writableLength > 1_000_000) held++;
    else {
      socket.write(attempt(n));
      sent++;
    }
  }
  await sleep(tickMs);
}
const tookSeconds = (performance.now() - startedMs) / 1000;
for (const socket of pool) socket.destroy();
console.log(
  JSON.stringify({ sentPerSecond: sent / tookSeconds, answeredPerSecond: answered / tookSeconds, held }),
);
