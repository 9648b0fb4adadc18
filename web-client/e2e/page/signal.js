// Runs in every page before anything else. Replaces camera, microphone and screen by a picture and a sound
// that a test can recognise, and counts what the page asks of the browser.
//
// Picture and sound hang on one clock, the AudioContext's: the bar code at the top of the picture holds that clock
// in hundredths of a second (16 bits), a flash is shown for the first tenth of each second, and the beep sounds in
// the same tenth. So a viewer can tell how late each of them is, and how far apart they are.
//
// Not a MediaStreamTrackGenerator: Chromium's capture times of its sound are not those of the pictures, and its
// receivers then move voice and picture apart by most of a second.
(() => {
  const { toneHz = 1000, hue = 200 } = globalThis.__e2eOptions ?? {};
  const WIDTH = 960;
  const HEIGHT = 540;
  // More of them, three browsers that encode and decode leave two cores no time for the sound.
  const FRAMES_PER_SECOND = 10;
  const BITS = 16;
  const counts = { getUserMedia: 0, getDisplayMedia: 0, offers: 0, answers: 0, peerConnections: 0 };
  globalThis.__e2e = { counts, errors: [] };

  const signal = audioClock();

  function picture(label) {
    const canvas = document.createElement('canvas');
    canvas.width = WIDTH;
    canvas.height = HEIGHT;
    const draw = canvas.getContext('2d');
    const columns = BITS + 2;
    const column = WIDTH / columns;
    const paint = () => {
      const seconds = signal.seconds();
      const counter = Math.floor(seconds * 100) & 0xffff;
      draw.fillStyle = `hsl(${hue} 30% 40%)`;
      draw.fillRect(0, 0, WIDTH, HEIGHT);
      for (let i = 0; i < columns; i++) {
        const bit = i === 0 ? 1 : i === columns - 1 ? 0 : (counter >> (BITS - i)) & 1;
        draw.fillStyle = bit ? '#fff' : '#000';
        draw.fillRect(i * column, 0, column, 160);
      }
      draw.fillStyle = seconds % 1 < 0.1 ? '#fff' : '#222';
      draw.fillRect(WIDTH / 2 - 90, 220, 180, 180);
      draw.fillStyle = '#fff';
      draw.font = '700 44px sans-serif';
      draw.fillText(`${label} ${seconds.toFixed(2)}`, 40, 500);
    };
    paint();
    const timer = setInterval(paint, 1000 / FRAMES_PER_SECOND);
    const track = canvas.captureStream(FRAMES_PER_SECOND).getVideoTracks()[0];
    track.addEventListener('ended', () => clearInterval(timer));
    return track;
  }

  /** The AudioContext's clock, and the sound that hangs on it. */
  function audioClock() {
    let clock;
    const context = () => {
      clock ??= new AudioContext({ sampleRate: 48000 });
      if (clock.state !== 'running') void clock.resume();
      return clock;
    };
    return {
      seconds: () => context().currentTime,
      sound() {
        const audio = context();
        const tone = new OscillatorNode(audio, { frequency: toneHz });
        const gain = new GainNode(audio, { gain: 0 });
        const out = new MediaStreamAudioDestinationNode(audio);
        tone.connect(gain).connect(out);
        tone.start();
        let next = Math.ceil(audio.currentTime + 0.05);
        const schedule = () => {
          for (; next < audio.currentTime + 3; next++) {
            gain.gain.setValueAtTime(0.5, next);
            gain.gain.setValueAtTime(0, next + 0.1);
          }
        };
        schedule();
        setInterval(schedule, 500);
        return out.stream.getAudioTracks()[0];
      },
    };
  }

  const devices = navigator.mediaDevices;
  if (devices) {
    devices.getUserMedia = async (constraints) => {
      counts.getUserMedia++;
      const tracks = [];
      if (constraints?.audio) tracks.push(signal.sound());
      if (constraints?.video) tracks.push(picture('camera'));
      return new MediaStream(tracks);
    };
    devices.getDisplayMedia = async (constraints) => {
      counts.getDisplayMedia++;
      const tracks = [picture('screen')];
      if (constraints?.audio) tracks.push(signal.sound());
      return new MediaStream(tracks);
    };
    devices.enumerateDevices = async () =>
      ['audioinput', 'videoinput', 'audiooutput'].map((kind) => ({
        kind, deviceId: `e2e-${kind}`, groupId: 'e2e', label: `Test ${kind}`, toJSON() { return this; },
      }));
  }

  const Native = globalThis.RTCPeerConnection;
  if (Native) {
    const { createOffer, createDataChannel, setRemoteDescription } = Native.prototype;
    /** The channels by their labels, for a page that says what the page's own code would not. */
    globalThis.__e2e.channels = {};
    Native.prototype.createDataChannel = function (label, options) {
      return (globalThis.__e2e.channels[label] = createDataChannel.call(this, label, options));
    };
    Native.prototype.createOffer = function (...options) {
      counts.offers++;
      return createOffer.apply(this, options);
    };
    Native.prototype.setRemoteDescription = function (description) {
      if (description?.type === 'answer') counts.answers++;
      return setRemoteDescription.call(this, description);
    };
    globalThis.RTCPeerConnection = new Proxy(Native, {
      construct(target, options) {
        counts.peerConnections++;
        const connection = new target(...options);
        globalThis.__e2e.connection = connection;
        return connection;
      },
    });
  }
  /** Candidates and pairs of the connection, for who has to find out why it did not come about. */
  globalThis.__e2e.pathReport = async () => {
    const { connection } = globalThis.__e2e;
    if (!connection) return null;
    const about = ['candidate-pair', 'local-candidate', 'remote-candidate', 'transport'];
    const reports = connection.signalingState === 'closed' ? [] : [...(await connection.getStats()).values()];
    return [connection.iceConnectionState, connection.connectionState, ...reports.filter(({ type }) => about.includes(type))];
  };
  addEventListener('error', (event) => globalThis.__e2e.errors.push(String(event.message)));
  addEventListener('unhandledrejection', (event) => globalThis.__e2e.errors.push(String(event.reason)));
})();
