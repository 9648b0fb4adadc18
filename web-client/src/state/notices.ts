import { type Notice, useVisit } from './visit';

let lastId = 0;

/** The one quiet line about what just happened: a new one replaces the one before. */
export function notify(kind: Notice['kind'], about: { name?: string; code?: string } = {}): void {
  const { name = '', code = '' } = about;
  useVisit.setState({ notice: { id: ++lastId, kind, name, code } });
}

export function dismissNotice(): void {
  useVisit.setState({ notice: null });
}
