import type { LogEntry, LogRead, RoomSnapshot } from '../protocol/generated';
import { attempt } from './acts';
import { chatBegun, chatGoesOn, chatHappened, useChat } from './chat';
import { pinAwaited } from './chatActs';
import { LogReader, READ_AT_ONCE } from './logReader';
import { roomHappened } from './roomEvents';
import { useVisit } from './visit';

/** How long the page waits before it asks for the log again, where the room does not say. */
const ASK_AGAIN_MS = 2_000;

let timer: ReturnType<typeof setTimeout> | undefined;

const reader = new LogReader({ ask, take, begin, goOn });

/** The log of the class that this page is in. */
export const classLog = {
  welcomed: (logSeq: number, room: RoomSnapshot): void => reader.welcomed(logSeq, room),
  happened: (entry: LogEntry): void => reader.happened(entry),
  read: (event: LogRead): void => reader.read(event),

  forget(): void {
    clearTimeout(timer);
    reader.forget();
  },
};

async function ask(after: number): Promise<void> {
  clearTimeout(timer);
  const outcome = await attempt({ type: 'readLog', after, limit: READ_AT_ONCE });
  if (outcome.kind !== 'refused') return;
  timer = setTimeout(() => reader.askAgain(), outcome.refusal.retryAfterMs ?? ASK_AGAIN_MS);
}

function begin(room: RoomSnapshot): void {
  useChat.setState((chat) => chatBegun(chat, room));
}

function goOn(room: RoomSnapshot): void {
  useChat.setState((chat) => chatGoesOn(chat, room));
}

/** Messages are the log's alone; of all else the snapshot knew what had happened until then. */
function take(entries: readonly LogEntry[], known: number): void {
  const { classroom } = useVisit.getState();
  if (classroom === null) return;
  const about = { you: classroom.you.id, known };
  useChat.setState((chat) =>
    entries.reduce((before, entry) => chatHappened(before, entry, about), chat),
  );
  pinAwaited();
  for (const entry of entries) if (entry.seq > known) roomHappened(entry, classroom);
}
