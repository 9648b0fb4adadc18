// Lets a test spoil what a page sends or gets, as bad luck would: `__e2e.meddle` holds what to spoil next.
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
})();
