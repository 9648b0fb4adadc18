import type { SlotName } from '../protocol/generated';
import { preferredCodecs } from './codecs';
import { deflate, inflate } from './deflate';
import { counters, type SlotStatistics } from './diagnostics';
import { type PathSample, pathSampleOf, slotStatisticsOf } from './reports';
import { type Device, slotOrder, slotsOf } from './slots';

/** Hears what happens on one connection. */
export interface ConnectionListener {
  /** Channel 0 is open: acts may be sent. */
  channelOpened(): void;
  channelClosed(): void;
  message(text: string): void;
  /** The browser itself says that the path is gone. */
  pathLost(): void;
}

export interface Offer {
  readonly offer: string;
  readonly slots: readonly SlotName[];
}

/**
 * The page's one RTCPeerConnection with its fixed slots. One offer is made in its life, and one
 * more for every ICE restart; media starts and stops by `replaceTrack`.
 */
export class MediaConnection {
  readonly #peer: RTCPeerConnection;
  readonly #transceivers = new Map<SlotName, RTCRtpTransceiver>();
  readonly #events: RTCDataChannel;
  readonly #probes: RTCDataChannel;
  #closed = false;

  /** What a class needs and this browser lacks, by the names of the platform. */
  static missing(): readonly string[] {
    const needed = ['RTCPeerConnection', 'CompressionStream', 'DecompressionStream'] as const;
    return needed.filter((name) => typeof globalThis[name] !== 'function');
  }

  constructor(device: Device, listener: ConnectionListener) {
    counters.connections++;
    this.#peer = new RTCPeerConnection({ bundlePolicy: 'max-bundle', rtcpMuxPolicy: 'require' });
    for (const slot of slotsOf(device)) {
      const transceiver = this.#peer.addTransceiver(slot.kind, {
        direction: slot.direction,
        ...(slot.encodings ? { sendEncodings: slot.encodings.map((layer) => ({ ...layer })) } : {}),
      });
      preferCodecs(transceiver, slot.kind);
      this.#transceivers.set(slot.name, transceiver);
    }
    this.#events = this.#peer.createDataChannel('events', { negotiated: true, id: 0 });
    this.#probes = this.#peer.createDataChannel('counters', {
      negotiated: true,
      id: 1,
      ordered: false,
      maxRetransmits: 0,
    });
    this.#listen(listener);
  }

  async offer(): Promise<Offer> {
    await this.#peer.setLocalDescription(await this.#peer.createOffer());
    counters.offers++;
    return this.#described();
  }

  /** Takes the answer to the last offer, the first one or a restart's. */
  async accept(answer: string): Promise<void> {
    await this.#peer.setRemoteDescription({ type: 'answer', sdp: await inflate(answer) });
    counters.answers++;
  }

  /** A re-offer with new ICE credentials; everything else stays as it was. */
  async restartOffer(): Promise<string> {
    await this.#peer.setLocalDescription(await this.#peer.createOffer({ iceRestart: true }));
    counters.iceRestarts++;
    return deflate(this.#localSdp());
  }

  async send(slot: SlotName, track: MediaStreamTrack | null): Promise<void> {
    const sender = this.#transceivers.get(slot)?.sender;
    if (sender && sender.track !== track && !this.#closed) await sender.replaceTrack(track);
  }

  receiver(slot: SlotName): RTCRtpReceiver | null {
    return this.#transceivers.get(slot)?.receiver ?? null;
  }

  get isOpen(): boolean {
    return this.#events.readyState === 'open';
  }

  post(text: string): boolean {
    if (!this.isOpen) return false;
    this.#events.send(text);
    return true;
  }

  /** Sends something that the other side must acknowledge, on the channel that never retransmits. */
  probe(): void {
    if (this.#probes.readyState === 'open') this.#probes.send('{"v":1,"type":"probe"}');
  }

  async pathSample(): Promise<PathSample> {
    return pathSampleOf(await this.#peer.getStats());
  }

  async statistics(): Promise<SlotStatistics[]> {
    const slotOfMid = new Map<string, SlotName>();
    for (const [name, transceiver] of this.#transceivers) {
      if (transceiver.mid !== null) slotOfMid.set(transceiver.mid, name);
    }
    return slotStatisticsOf(await this.#peer.getStats(), slotOfMid);
  }

  close(): void {
    this.#closed = true;
    this.#peer.close();
  }

  #listen(listener: ConnectionListener): void {
    this.#events.onopen = () => listener.channelOpened();
    this.#events.onclose = () => this.#closed || listener.channelClosed();
    this.#events.onmessage = (event) => {
      if (!this.#closed && typeof event.data === 'string') listener.message(event.data);
    };
    this.#peer.oniceconnectionstatechange = () => {
      const state = this.#peer.iceConnectionState;
      if (state === 'disconnected' || state === 'failed') listener.pathLost();
    };
    this.#peer.onconnectionstatechange = () => {
      if (this.#peer.connectionState === 'failed') listener.pathLost();
    };
  }

  async #described(): Promise<Offer> {
    const sdp = this.#localSdp();
    const nameOfMid = new Map<string, SlotName>();
    for (const [name, transceiver] of this.#transceivers) {
      if (transceiver.mid !== null) nameOfMid.set(transceiver.mid, name);
    }
    return { offer: await deflate(sdp), slots: slotOrder(sdp, nameOfMid) };
  }

  #localSdp(): string {
    const sdp = this.#peer.localDescription?.sdp;
    if (sdp === undefined) throw new Error('There is no local description yet');
    return sdp;
  }
}

function preferCodecs(transceiver: RTCRtpTransceiver, kind: 'audio' | 'video'): void {
  const known = RTCRtpReceiver.getCapabilities?.(kind)?.codecs ?? [];
  const preferred = preferredCodecs(kind, known);
  if (preferred.length > 0 && 'setCodecPreferences' in transceiver) {
    transceiver.setCodecPreferences(preferred);
  }
}
