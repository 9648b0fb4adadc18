import { X } from 'lucide-react';
import { useEffect } from 'react';
import { words } from '../../i18n';
import type { Code } from '../../protocol/problem';
import { pageProblem } from '../../protocol/problem';
import { dismissNotice } from '../../state/notices';
import { ownMedia, useOwnMedia } from '../../state/ownMedia';
import { type Notice, useVisit } from '../../state/visit';
import { deviceText } from '../deviceText';
import { problemText } from '../ProblemMessage';
import styles from './Notices.module.css';

const SHOWN_MS = 7_000;

/** One quiet line for what just happened; devices stay until they are read. */
export function Notices() {
  const notice = useVisit((visit) => visit.notice);
  const device = useOwnMedia((media) => media.notice);
  useEffect(() => {
    if (notice === null) return;
    const timer = setTimeout(dismissNotice, SHOWN_MS);
    return () => clearTimeout(timer);
  }, [notice]);
  return (
    <div className={styles.notices} role="status">
      {device && (
        <Line
          text={deviceText(device)}
          onClose={ownMedia.dismissNotice}
          testId={`device-${device.trouble}`}
        />
      )}
      {notice && (
        <Line text={noticeText(notice)} onClose={dismissNotice} testId={`notice-${notice.kind}`} />
      )}
    </div>
  );
}

function noticeText(notice: Notice): string {
  switch (notice.kind) {
    case 'declined':
      return words.notices.declined(notice.name);
    case 'offStage':
      return words.notices.offStage;
    case 'refused': {
      const { title, text } = problemText(pageProblem(notice.code as Code));
      return `${title}. ${text}`;
    }
    default:
      return notice.kind satisfies never;
  }
}

interface LineProps {
  readonly text: string;
  readonly onClose: () => void;
  readonly testId: string;
}

function Line({ text, onClose, testId }: LineProps) {
  return (
    <div className={styles.line} data-testid={testId}>
      <p>{text}</p>
      <button type="button" onClick={onClose} aria-label={words.app.close}>
        <X size={20} strokeWidth={1.75} aria-hidden />
      </button>
    </div>
  );
}
