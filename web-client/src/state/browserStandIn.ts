import { vi } from 'vitest';
import type { RoomSnapshot } from '../protocol/generated';

/** What a class remembers in which nothing was said yet. */
export const EMPTY_ROOM: RoomSnapshot = {
  rules: { locks: [], slowModeSeconds: 0, focus: false, soleSpeakerId: null },
  chat: [],
  chatComplete: true,
  pinned: null,
  openQuestions: 0,
  hands: 0,
  handPosition: 0,
  polls: [],
};

/** What jsdom has not: as much of WebRTC and of a WebSocket as one visit to a class needs. */
export interface StandIn {
  /** Acts that the page has sent on the class's channel. */
  readonly acts: Record<string, unknown>[];
  /** Actions that the page has sent by WebSocket. */
  readonly actions: string[];
  /** The room tells the page something. */
  tell(event: object): void;
  /** The server pushes a frame to the page. */
  push(frame: object): void;
  /** The WebSocket is gone. */
  cutSocket(): void;
  /** The WebSocket looks open, and nothing comes back through it. */
  deafenSocket(): void;
  /** Whether packets arrive at the page. */
  flows(flows: boolean): void;
  /** How many connections the page has made. */
  connections(): number;
}

interface Hearing {
  onmessage?: (message: { data: string }) => void;
  onclose?: () => void;
}

/** Puts the stand-in there; `waiting` is what the server answers to somebody who waits. */
export function standIn(waiting: () => object): StandIn {
  const acts: Record<string, unknown>[] = [];
  const actions: string[] = [];
  const channels: Hearing[] = [];
  const sockets: (Hearing & { readyState: number; deaf: boolean })[] = [];
  let packets = 0;
  let flowing = true;
  const said = (value: object) => ({ data: JSON.stringify(value) });

  class Peer {
    localDescription = { sdp: 'v=0' };
    addTransceiver = () => ({
      mid: null,
      sender: { track: null, replaceTrack: async () => undefined },
      receiver: { track: {} },
    });
    createDataChannel = () => {
      const send = (text: string) => acts.push(JSON.parse(text));
      const channel: Hearing & { readyState: string; send: typeof send } = {
        readyState: 'open',
        send,
      };
      channels.push(channel);
      return channel;
    };
    createOffer = async () => ({});
    setLocalDescription = async () => undefined;
    setRemoteDescription = async () => undefined;
    getStats = async () => {
      if (flowing) packets += 5;
      return [{ id: 't', type: 'transport', packetsReceived: packets }];
    };
    close() {}
  }

  class Socket {
    static readonly OPEN = 1;
    readyState = 1;
    deaf = false;
    onclose?: () => void;
    onopen?: () => void;
    onmessage?: (message: { data: string }) => void;
    constructor() {
      sockets.push(this);
      queueMicrotask(() => this.onopen?.());
    }
    send(text: string) {
      const { action, requestId } = JSON.parse(text) as Record<string, string>;
      actions.push(String(action));
      if (this.deaf) return;
      const answer = action === 'wait' ? waiting() : { sessionId: 's-1', answer: '' };
      queueMicrotask(() => this.onmessage?.(said({ requestId, ...answer })));
    }
    close() {}
  }

  vi.stubGlobal('RTCPeerConnection', Peer);
  vi.stubGlobal('RTCRtpReceiver', {});
  vi.stubGlobal('CompressionStream', class {});
  vi.stubGlobal('DecompressionStream', class {});
  vi.stubGlobal('MediaStream', class {});
  const context = { resume: () => Promise.resolve(), close: () => Promise.resolve() };
  vi.stubGlobal('AudioContext', function AudioContext() {
    return context;
  });
  vi.stubGlobal('WebSocket', Socket);
  vi.spyOn(HTMLMediaElement.prototype, 'play').mockResolvedValue();
  Object.defineProperty(HTMLMediaElement.prototype, 'srcObject', { writable: true, value: null });
  return {
    acts,
    actions,
    tell: (event) => channels.at(-2)?.onmessage?.(said({ v: 1, seq: 1, at: '', ...event })),
    push: (frame) => sockets.at(-1)?.onmessage?.(said({ v: 1, ...frame })),
    deafenSocket() {
      const socket = sockets.at(-1);
      if (socket) socket.deaf = true;
    },
    cutSocket() {
      const socket = sockets.at(-1);
      if (!socket) return;
      socket.readyState = 3;
      socket.onclose?.();
    },
    flows: (flows) => {
      flowing = flows;
    },
    connections: () => channels.length / 2,
  };
}
