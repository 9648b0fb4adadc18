import { type Notice, useVisit } from './visit';

let lastId = 0;

/** The one quiet line about what just happened: a new one replaces the one before. */
export function notify(kind: Notice['kind'], about: Partial<Notice> = {}): void {
  const { name = '', code = '', seconds = 0 } = about;
  useVisit.setState({ notice: { id: ++lastId, kind, name, code, seconds } });
}

export function dismissNotice(): void {
  useVisit.setState({ notice: null });
}
