import {
  done,
  failed,
  type Problem,
  pageProblem,
  type Result,
  readProblem,
} from '../protocol/problem';
import type { SignedIn } from '../protocol/rest.generated';

export interface Call {
  readonly method?: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly body?: object;
  /** Which version the caller has seen; `*` is any (RFC 9110, section 13.1.1). */
  readonly ifMatch?: string;
  /** How long to wait for the answer. */
  readonly withinMs?: number;
  /** Without a token: sign-in, refresh and the like. */
  readonly open?: boolean;
  /** Gets through even when the page is left or reloaded at once. */
  readonly outlivesPage?: boolean;
}

/** How somebody gets an access token. */
type Grant = () => Promise<Result<{ readonly accessToken: string }>>;

const ANSWER_WITHIN_MS = 12_000;

/**
 * The REST API. Keeps the access token in memory only; an expired one is renewed once, silently,
 * and the call is made again.
 */
export class RestClient {
  #accessToken: string | null = null;
  #refreshing: Promise<Result<SignedIn>> | null = null;
  #guest: Grant | null = null;
  #trading: Promise<Result<void>> | null = null;
  #signedOut: (problem: Problem) => void = () => {};

  /** Told when no renewal helps any more. */
  onSignedOut(signedOut: (problem: Problem) => void): void {
    this.#signedOut = signedOut;
  }

  async call<T>(path: string, call: Call = {}): Promise<Result<T>> {
    const first = await this.#once<T>(path, call);
    if (first.ok || call.open || !needsRefresh(first.problem)) return first;
    const refreshed = await this.#renew();
    if (refreshed.ok) return this.#once<T>(path, call);
    if (isSignedOut(refreshed.problem)) this.#signedOut(refreshed.problem);
    return failed(refreshed.problem);
  }

  async signIn(email: string, password: string): Promise<Result<SignedIn>> {
    return this.#granted(await this.#once('/session', openPost({ email, password })));
  }

  /**
   * From now on this page is a guest's, who has no sign-in: a token that has run out is traded for
   * again.
   */
  async comeAsGuest(trade: Grant): Promise<Result<void>> {
    const traded = await trade();
    if (!traded.ok) return traded;
    this.#guest = trade;
    this.#accessToken = traded.value.accessToken;
    return done(undefined);
  }

  /** Forgets the token at once; whether the server has ended the sign-in too is the answer. */
  async signOut(): Promise<Result<void>> {
    this.#accessToken = null;
    return this.#once('/session', { method: 'DELETE', open: true, outlivesPage: true });
  }

  /** One refresh at a time, over all tabs: a refresh token that is used twice ends them all. */
  refresh(): Promise<Result<SignedIn>> {
    this.#refreshing ??= exclusively('lyceum-refresh', async () =>
      this.#granted(await this.#once('/session/refresh', openPost())),
    ).finally(() => {
      this.#refreshing = null;
    });
    return this.#refreshing;
  }

  #renew(): Promise<Result<unknown>> {
    if (this.#guest === null) return this.refresh();
    this.#trading ??= this.comeAsGuest(this.#guest).finally(() => {
      this.#trading = null;
    });
    return this.#trading;
  }

  #granted(result: Result<SignedIn>): Result<SignedIn> {
    if (result.ok) this.#accessToken = result.value.accessToken;
    return result;
  }

  async #once<T>(path: string, call: Call): Promise<Result<T>> {
    try {
      const response = await fetch(`/api/v1${path}`, {
        method: call.method ?? 'GET',
        credentials: 'same-origin',
        keepalive: call.outlivesPage ?? false,
        signal: AbortSignal.timeout(call.withinMs ?? ANSWER_WITHIN_MS),
        headers: {
          ...(call.body ? { 'content-type': 'application/json' } : {}),
          ...(call.ifMatch ? { 'if-match': call.ifMatch } : {}),
          ...(this.#accessToken && !call.open
            ? { authorization: `Bearer ${this.#accessToken}` }
            : {}),
        },
        ...(call.body ? { body: JSON.stringify(call.body) } : {}),
      });
      return await read<T>(response);
    } catch (error) {
      const timedOut = error instanceof DOMException && error.name === 'TimeoutError';
      return failed(pageProblem(timedOut ? 'no-answer' : 'offline', String(error)));
    }
  }
}

function openPost(body?: object): Call {
  return { method: 'POST', open: true, ...(body ? { body } : {}) };
}

async function read<T>(response: Response): Promise<Result<T>> {
  const text = await response.text();
  const value = parse(text);
  if (response.ok && (text === '' || value !== undefined)) return done(value as T);
  const problem = readProblem(value);
  const detail = `HTTP ${response.status}`;
  return failed(
    problem ?? { ...pageProblem('answer-unreadable', detail), status: response.status },
  );
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function needsRefresh(problem: Problem): boolean {
  return ['token-expired', 'token-invalid', 'not-signed-in'].includes(problem.code);
}

/** Whether a failed renewal means that the person has to sign in again. */
export function isSignedOut(problem: Problem): boolean {
  return problem.status === 401 || ['refresh-expired', 'refresh-reused'].includes(problem.code);
}

function exclusively<T>(name: string, work: () => Promise<T>): Promise<T> {
  if (!('locks' in navigator)) return work();
  return navigator.locks.request(name, async () => work()) as Promise<T>;
}
