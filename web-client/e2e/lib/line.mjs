// A person's line to the front door, at an address of its own: every byte of HTTP and WebSocket goes through here,
// so that a test can cut what a cable or a router cuts. Media does not go this way.
import { connect, createServer } from 'node:net';

const UPGRADE = /^GET \/ws\b[^]*\r\nupgrade: *websocket/i;

export class Line {
  #server;
  #front;
  #sockets = new Set();

  /** @param front the address of the front door, as pages see it */
  static async lay(front) {
    const line = new Line();
    line.#front = new URL(front);
    line.#server = createServer((page) => line.#carry(page));
    await new Promise((resolve) => line.#server.listen(0, '127.0.0.1', resolve));
    return line;
  }

  get address() {
    return `http://localhost:${this.#server.address().port}`;
  }

  /** Cuts every WebSocket without a word of good-bye, as a dying router does. Returns how many there were. */
  cutWebSockets() {
    const cut = [...this.#sockets].filter(({ upgraded }) => upgraded);
    for (const { page, door } of cut) {
      page.resetAndDestroy();
      door.resetAndDestroy();
    }
    return cut.length;
  }

  close() {
    this.#server.close();
    for (const { page, door } of this.#sockets) {
      page.destroy();
      door.destroy();
    }
  }

  #carry(page) {
    const door = connect(Number(this.#front.port), '127.0.0.1');
    const pair = { page, door, upgraded: false };
    this.#sockets.add(pair);
    page.once('data', (first) => {
      pair.upgraded = UPGRADE.test(first.toString('latin1'));
    });
    page.pipe(door);
    door.pipe(page);
    const end = () => {
      this.#sockets.delete(pair);
      page.destroy();
      door.destroy();
    };
    for (const socket of [page, door]) socket.on('error', end).on('close', end);
  }
}
