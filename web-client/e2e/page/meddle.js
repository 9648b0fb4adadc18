// Lets a test spoil what a page sends or gets, as bad luck would: `__e2e.meddle` holds what to spoil next. And pulls
// devices out of the machine, and puts them back.
(() => {
  const meddle = { staleTickets: [], expiredToken: null, tickets: 0, refreshes: 0 };
  globalThis.__e2e.meddle = meddle;
  const native = globalThis.fetch;
  globalThis.fetch = async (input, init = {}) => {
    const url = String(input?.url ?? input);
    if (url.endsWith('/session/refresh')) meddle.refreshes++;
    const headers = new Headers(init.headers);
    if (meddle.expiredToken && headers.has('authorization')) {
      headers.set('authorization', `Bearer ${meddle.expiredToken}`);
      meddle.expiredToken = null;
      init = { ...init, headers };
    }
    const response = await native(input, init);
    if (!url.endsWith('/tickets') || !response.ok) return response;
    meddle.tickets++;
    if (meddle.staleTickets.length === 0) return response;
    const body = { ...(await response.json()), ticket: meddle.staleTickets.shift() };
    return new Response(JSON.stringify(body), { status: response.status, headers: response.headers });
  };

  const devices = navigator.mediaDevices;
  if (!devices) return;
  const { getUserMedia, enumerateDevices } = devices;
  const out = new Set();
  const running = [];
  const spare = { kind: 'audioinput', deviceId: 'e2e-spare', groupId: 'e2e', label: 'Spare microphone' };
  devices.enumerateDevices = async () =>
    [...(await enumerateDevices.call(devices)), spare].filter(({ deviceId }) => !out.has(deviceId));
  devices.getUserMedia = async (constraints) => {
    const stream = await getUserMedia.call(devices, constraints);
    for (const track of stream.getTracks()) {
      const id = idFor(track.kind === 'audio' ? 'audioinput' : 'videoinput', constraints[track.kind]);
      track.getSettings = () => ({ deviceId: id });
      running.push({ id, track });
    }
    return stream;
  };

  function idFor(kind, { deviceId } = {}) {
    const there = kind === 'audioinput' ? [`e2e-${kind}`, spare.deviceId] : [`e2e-${kind}`];
    const left = there.filter((id) => !out.has(id));
    return left.find((id) => id === deviceId?.ideal) ?? left[0];
  }

  /** A device is pulled out: its tracks end, and the list of devices is another. */
  globalThis.__e2e.unplug = (id) => {
    out.add(id);
    for (const { track } of running.filter((one) => one.id === id)) {
      track.stop();
      track.dispatchEvent(new Event('ended'));
    }
    devices.dispatchEvent(new Event('devicechange'));
  };

  globalThis.__e2e.plugIn = (id) => {
    out.delete(id);
    devices.dispatchEvent(new Event('devicechange'));
  };
})();
