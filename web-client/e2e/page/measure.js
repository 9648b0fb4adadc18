// Runs in a viewer's page, after it has been clicked. Reads bar codes off a video and hears beeps in a stream.
(() => {
  const BITS = 16;
  const ROUND = (1 << BITS) / 100;
  const RECENT = 40;

  /** The clock in the picture, in seconds, or null when the bar code cannot be read. */
  function readClock(video, canvas) {
    const width = 288;
    const height = Math.max(1, Math.round((width * video.videoHeight) / video.videoWidth));
    canvas.width = width;
    canvas.height = height;
    const draw = canvas.getContext('2d', { willReadFrequently: true });
    draw.drawImage(video, 0, 0, width, height);
    const row = draw.getImageData(0, Math.round(height * 0.12), width, 1).data;
    const columns = BITS + 2;
    let counter = 0;
    for (let i = 0; i < columns; i++) {
      const at = Math.round(((i + 0.5) * width) / columns) * 4;
      const light = (row[at] + row[at + 1] + row[at + 2]) / 3;
      if (light > 96 && light < 160) return null;
      const bit = light >= 160 ? 1 : 0;
      if ((i === 0 && !bit) || (i === columns - 1 && bit)) return null;
      if (i > 0 && i < columns - 1) counter = (counter << 1) | bit;
    }
    return counter / 100;
  }

  const HEARING = `
    registerProcessor('hearing', class extends AudioWorkletProcessor {
      constructor({ processorOptions }) {
        super();
        this.step = 2 * Math.PI * processorOptions.toneHz / sampleRate;
        this.loud = false;
        this.quietSince = 0;
      }
      process([input]) {
        const samples = input[0];
        if (!samples) return true;
        let re = 0, im = 0;
        for (let i = 0; i < samples.length; i++) {
          re += samples[i] * Math.cos(this.step * i);
          im += samples[i] * Math.sin(this.step * i);
        }
        const level = 2 * Math.hypot(re, im) / samples.length;
        if (level > 0.05) {
          if (!this.loud && currentTime - this.quietSince > 0.3) this.port.postMessage({ onset: currentTime, level });
          this.loud = true;
          this.quietSince = currentTime;
        } else if (currentTime - this.quietSince > 0.02) {
          this.loud = false;
        }
        return true;
      }
    });`;

  globalThis.__e2e.watchVideo = (video) => {
    const frames = [];
    const canvas = document.createElement('canvas');
    let stopped = false;
    const each = (now, frame) => {
      const clock = readClock(video, canvas);
      if (clock !== null) frames.push({ at: (frame.expectedDisplayTime ?? now) / 1000, clock, height: video.videoHeight });
      if (!stopped) video.requestVideoFrameCallback(each);
    };
    video.requestVideoFrameCallback(each);
    return { frames, stop: () => (stopped = true) };
  };

  globalThis.__e2e.watchAudio = async (stream, toneHz) => {
    // On the default output, as the page's own playing: on another clock a queue between the two fills up.
    const context = new AudioContext();
    await context.resume();
    const url = URL.createObjectURL(new Blob([HEARING], { type: 'text/javascript' }));
    await context.audioWorklet.addModule(url);
    const source = context.createMediaStreamSource(stream);
    const hearing = new AudioWorkletNode(context, 'hearing', { processorOptions: { toneHz } });
    const mute = new GainNode(context, { gain: 0 });
    source.connect(hearing).connect(mute).connect(context.destination);
    const beeps = [];
    // The moment at which the sound left the jitter buffer. What the output device adds is not ours: a null sink's
    // latency says nothing about people's. The smallest difference of the clocks is the true one; only of the last
    // seconds, because an AudioContext that got no processor time has lost that time for ever.
    const differences = [];
    const compare = () => {
      differences.push(performance.now() / 1000 - context.currentTime);
      if (differences.length > RECENT) differences.shift();
    };
    const timer = setInterval(compare, 50);
    hearing.port.onmessage = ({ data }) => {
      compare();
      beeps.push({ at: data.onset + Math.min(...differences), level: data.level });
    };
    return { beeps, stop: () => { clearInterval(timer); return context.close(); } };
  };

  /** The largest gap between two advances of the clock, the median lip offset (sound minus picture), in seconds. */
  globalThis.__e2e.judge = (frames, beeps) => {
    let gap = 0;
    for (let i = 1; i < frames.length; i++) gap = Math.max(gap, frames[i].at - frames[i - 1].at);
    const advances = frames.filter((frame, i) => i > 0 && frame.clock !== frames[i - 1].clock).length;
    const offsets = beeps.flatMap((beep) => {
      const near = frames.reduce((a, b) => (Math.abs(b.at - beep.at) < Math.abs(a.at - beep.at) ? b : a), { at: -1e9 });
      if (Math.abs(near.at - beep.at) > 0.5) return [];
      // The picture that was shown at the moment of the beep, moved to that moment, should show a whole second.
      const shown = (near.clock + (beep.at - near.at)) % ROUND;
      const offset = shown - Math.round(shown);
      return [offset];
    });
    offsets.sort((a, b) => a - b);
    const lipOffset = offsets.length ? offsets[offsets.length >> 1] : null;
    // How fast the publisher's clock ran as seen here: far from 1, sound was dropped or pictures were delayed.
    const [first, last] = [frames[0], frames.at(-1)];
    const pace = frames.length > 1 ? (last.clock - first.clock) / (last.at - first.at) : null;
    return { frames: frames.length, advances, gap, beeps: beeps.length, lipOffset, offsets, pace };
  };
})();
