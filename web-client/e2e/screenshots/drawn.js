// Runs in every page of the screenshots, after signal.js: cameras show drawn people, a shared screen shows a
// slide, and `__drawn` says what a device or the network refuses.
(() => {
  const drawn = { refuse: null, noCamera: false, cut: false, roundTripMs: 0, ...globalThis.__part };
  globalThis.__drawn = drawn;
  const WIDTH = 960;
  const HEIGHT = 540;
  const FRAMES_PER_SECOND = 2;

  /** What makes people different: wall, skin, hair, clothes, and how the hair falls. */
  const LOOKS = [
    { wall: '#7b6a58', light: '#d8c6a6', skin: '#b9805a', hair: '#2a1d18', dress: '#274b52', style: 'bun', glasses: true },
    { wall: '#5f7370', light: '#b9cfc6', skin: '#e3b892', hair: '#6b4426', dress: '#8a4a3c', style: 'long' },
    { wall: '#6a6f82', light: '#c3c8da', skin: '#8a5a3c', hair: '#1a1513', dress: '#c9b07a', style: 'short' },
    { wall: '#8a7f6a', light: '#ddd3ba', skin: '#cf9a72', hair: '#33475e', dress: '#33475e', style: 'scarf' },
    { wall: '#55645a', light: '#b4c4b2', skin: '#f0c9a8', hair: '#b58a4e', dress: '#40536e', style: 'short', glasses: true },
    { wall: '#6f5f63', light: '#cdbabf', skin: '#6e4630', hair: '#15110f', dress: '#5d7d6a', style: 'long' },
    { wall: '#5b6f80', light: '#b7cad8', skin: '#d8a983', hair: '#211a17', dress: '#7a5a78', style: 'bun' },
    { wall: '#776a4f', light: '#d2c7a8', skin: '#a86f4c', hair: '#3a3a3a', dress: '#4c5b3c', style: 'short' },
  ];

  function person(pen, look, seconds) {
    pen.fillStyle = look.wall;
    pen.fillRect(0, 0, WIDTH, HEIGHT);
    room(pen, look);
    const sway = Math.sin(seconds * 0.9) * 4;
    const nod = Math.sin(seconds * 1.7) * 3;
    pen.fillStyle = look.dress;
    round(pen, 480 + sway / 2, 590, 260, 235);
    pen.fillStyle = shade(look.skin, -22);
    pen.fillRect(438 + sway, 330, 84, 75);
    pen.save();
    pen.translate(480 + sway, 250 + nod);
    head(pen, look, seconds);
    pen.restore();
  }

  function room(pen, { light }) {
    pen.fillStyle = light;
    pen.fillRect(690, 40, 190, 260);
    pen.fillStyle = 'rgb(255 255 255 / 0.35)';
    pen.fillRect(704, 54, 76, 232);
    pen.fillRect(792, 54, 74, 232);
    pen.fillStyle = 'rgb(30 22 16 / 0.35)';
    pen.fillRect(60, 150, 230, 10);
    pen.fillRect(60, 292, 230, 10);
    ['#7d4a3a', '#3f5d63', '#b3924f', '#566b4c', '#8b8378', '#4b4661'].forEach((book, i) => {
      pen.fillStyle = book;
      pen.fillRect(72 + i * 33, 74 + ((i * 37) % 24), 26, 76 - ((i * 37) % 24));
      pen.fillRect(84 + i * 31, 212 + ((i * 23) % 26), 24, 80 - ((i * 23) % 26));
    });
  }

  function head(pen, look, seconds) {
    const { skin, hair, style } = look;
    pen.fillStyle = hair;
    if (style === 'long') round(pen, 0, 40, 128, 175);
    if (style === 'scarf') round(pen, 0, 30, 132, 170);
    if (style === 'bun') round(pen, 0, -150, 48, 42);
    if (style === 'bun' || style === 'short') round(pen, 0, -30, 106, 118);
    pen.fillStyle = skin;
    round(pen, 0, 10, 96, 122);
    if (style !== 'scarf') {
      pen.fillStyle = skin;
      round(pen, -96, 20, 14, 24);
      round(pen, 96, 20, 14, 24);
    }
    fringe(pen, look);
    face(pen, look, seconds);
  }

  function fringe(pen, { hair, style }) {
    pen.fillStyle = hair;
    pen.beginPath();
    if (style === 'scarf') pen.ellipse(0, -62, 104, 62, 0, Math.PI, 0);
    else pen.ellipse(-6, -58, 100, style === 'short' ? 58 : 66, -0.06, Math.PI, 0.06);
    pen.quadraticCurveTo(20, -92, -100, -50);
    pen.fill();
  }

  function face(pen, { skin, glasses }, seconds) {
    const blink = seconds % 4.3 < 0.15;
    pen.fillStyle = '#1d1512';
    for (const side of [-38, 38]) round(pen, side, 4, 8, blink ? 1.5 : 9);
    pen.strokeStyle = shade(skin, -70);
    pen.lineWidth = 6;
    pen.lineCap = 'round';
    for (const side of [-38, 38]) stroke(pen, [side - 19, -22], [side, -31], [side + 19, -22]);
    pen.lineWidth = 5;
    stroke(pen, [0, 8], [10, 40], [-4, 42]);
    pen.fillStyle = shade(skin, -78);
    round(pen, 0, 76, 30, drawn.voice === false ? 4 : 5 + 7 * Math.abs(Math.sin(seconds * 5)));
    if (!glasses) return;
    pen.strokeStyle = '#26221f';
    for (const side of [-40, 40]) {
      pen.beginPath();
      pen.ellipse(side, 4, 31, 26, 0, 0, 7);
      pen.stroke();
    }
    stroke(pen, [-9, 2], [0, -3], [9, 2]);
  }

  function round(pen, x, y, wide, tall) {
    pen.beginPath();
    pen.ellipse(x, y, wide, tall, 0, 0, 7);
    pen.fill();
  }

  function stroke(pen, from, by, to) {
    pen.beginPath();
    pen.moveTo(...from);
    pen.quadraticCurveTo(...by, ...to);
    pen.stroke();
  }

  function shade(colour, by) {
    const part = (at) => Math.max(0, Number.parseInt(colour.slice(at, at + 2), 16) + by);
    return `rgb(${part(1)} ${part(3)} ${part(5)})`;
  }

  function slide(pen) {
    pen.fillStyle = '#fbf8f1';
    pen.fillRect(0, 0, 1600, 900);
    pen.fillStyle = '#0d5661';
    pen.fillRect(0, 0, 18, 900);
    pen.fillStyle = '#16262c';
    pen.font = '700 68px sans-serif';
    pen.fillText('Why ice floats', 110, 150);
    pen.font = '38px sans-serif';
    ['Most liquids shrink until they freeze.', 'Water shrinks down to 4 °C, then grows:', 'its molecules move into an open lattice.'].forEach(
      (line, i) => pen.fillText(line, 110, 250 + i * 60),
    );
    lattice(pen);
    curve(pen);
  }

  function lattice(pen) {
    pen.lineWidth = 6;
    for (let row = 0; row < 4; row++) {
      for (let column = 0; column < 4; column++) {
        const x = 1080 + column * 130 + (row % 2) * 65;
        const y = 170 + row * 96;
        pen.strokeStyle = '#9fbfc4';
        for (const [dx, dy] of [[65, 34], [-65, 34], [0, -62]]) stroke(pen, [x, y], [x + dx / 2, y + dy / 2], [x + dx, y + dy]);
        pen.fillStyle = '#b5482f';
        round(pen, x, y, 21, 21);
      }
    }
  }

  function curve(pen) {
    pen.strokeStyle = '#16262c';
    pen.lineWidth = 4;
    stroke(pen, [130, 480], [130, 600], [130, 790]);
    stroke(pen, [130, 790], [500, 790], [900, 790]);
    pen.strokeStyle = '#0d5661';
    pen.lineWidth = 9;
    pen.beginPath();
    pen.moveTo(150, 620);
    pen.bezierCurveTo(260, 480, 340, 500, 420, 545);
    pen.bezierCurveTo(560, 620, 700, 690, 880, 740);
    pen.stroke();
    pen.fillStyle = '#16262c';
    pen.font = '30px sans-serif';
    pen.fillText('density', 150, 475);
    pen.fillText('temperature', 720, 840);
    pen.fillText('4 °C', 262, 840);
  }

  function picture(width, height, paint) {
    const canvas = document.createElement('canvas');
    canvas.width = width;
    canvas.height = height;
    const pen = canvas.getContext('2d');
    const began = performance.now();
    const draw = () => paint(pen, (performance.now() - began) / 1000);
    draw();
    const timer = setInterval(draw, 1000 / FRAMES_PER_SECOND);
    const track = canvas.captureStream(FRAMES_PER_SECOND).getVideoTracks()[0];
    track.addEventListener('ended', () => clearInterval(timer));
    return track;
  }

  /** A voice that never pauses, so that who speaks is the same in every picture. */
  function voice() {
    const audio = new AudioContext({ sampleRate: 48000 });
    void audio.resume();
    const tone = new OscillatorNode(audio, { type: 'triangle', frequency: 180 });
    const gain = new GainNode(audio, { gain: drawn.voice === false ? 0 : 0.3 });
    const out = new MediaStreamAudioDestinationNode(audio);
    tone.connect(gain).connect(out);
    tone.start();
    return out.stream.getAudioTracks()[0];
  }

  const devices = navigator.mediaDevices;
  if (devices) {
    devices.getUserMedia = async (constraints) => {
      if (drawn.refuse) throw new DOMException('refused', drawn.refuse);
      if (constraints?.video && drawn.noCamera) throw new DOMException('none', 'NotFoundError');
      const tracks = [];
      const look = LOOKS[(drawn.look ?? 0) % LOOKS.length];
      if (constraints?.audio) tracks.push(voice());
      if (constraints?.video) tracks.push(picture(WIDTH, HEIGHT, (pen, seconds) => person(pen, look, seconds)));
      return new MediaStream(tracks);
    };
    devices.getDisplayMedia = async () => new MediaStream([picture(1600, 900, slide)]);
    // Browsers of phones cannot share a screen.
    if (drawn.phone) devices.getDisplayMedia = undefined;
    const names = { audioinput: ['Built-in microphone', 'USB headset'], videoinput: ['Front camera'], audiooutput: ['Built-in speakers', 'USB headset'] };
    devices.enumerateDevices = async () =>
      Object.entries(names).flatMap(([kind, labels]) =>
        labels.map((label, i) => ({ kind, deviceId: `${kind}-${i}`, groupId: 'drawn', label })));
  }

  spoilNetwork();

  /**
   * `cut`: nothing comes in and nothing can be asked, as far as the page can see. `roundTripMs`: a slow path. The
   * network is as told, however busy the machine is that draws all these people.
   */
  function spoilNetwork() {
    const Native = globalThis.RTCPeerConnection;
    if (!Native) return;
    const { getStats } = Native.prototype;
    let last = null;
    const told = {
      'candidate-pair': () => ({ currentRoundTripTime: (drawn.roundTripMs || 20) / 1000 }),
      'inbound-rtp': () => ({ packetsLost: 0, totalFreezesDuration: 0, jitter: 0.004 }),
      'remote-inbound-rtp': () => ({ fractionLost: 0, packetsLost: 0 }),
    };
    Native.prototype.getStats = async function (...of) {
      if (!drawn.cut || last === null) last = new Map(await getStats.apply(this, of));
      return new Map([...last].map(([id, report]) => [id, { ...report, ...told[report.type]?.() }]));
    };
    const { fetch } = globalThis;
    globalThis.fetch = (...of) => (drawn.cut ? Promise.reject(new TypeError('cut')) : fetch(...of));
  }
})();
