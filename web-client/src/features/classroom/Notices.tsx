import { X } from 'lucide-react';
import { useEffect } from 'react';
import { words } from '../../i18n';
import type { Code } from '../../protocol/problem';
import { pageProblem } from '../../protocol/problem';
import { dataSaver, useDataSaver } from '../../state/dataSaver';
import { dismissNotice } from '../../state/notices';
import { ownMedia, useOwnMedia } from '../../state/ownMedia';
import { type Notice, useVisit } from '../../state/visit';
import { Button } from '../../ui/Button';
import { deviceText } from '../deviceText';
import { problemText } from '../ProblemMessage';
import { HandLine } from './hands/HandLine';
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
      <HandLine />
      {device && (
        <Line
          text={deviceText(device)}
          onClose={ownMedia.dismissNotice}
          testId={`device-${device.trouble}`}
        />
      )}
      <SaveData />
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
    case 'shareOver':
      return words.notices.shareOver(notice.name);
    case 'missed':
      return words.notices.missed(notice.seconds);
    case 'refused': {
      const { title, text } = problemText(pageProblem(notice.code as Code));
      return `${title}. ${text}`;
    }
    default:
      return notice.kind satisfies never;
  }
}

/** Suggested once, where the network stays poor. */
function SaveData() {
  const suggested = useDataSaver((saver) => saver.suggested);
  if (!suggested) return null;
  return (
    <Line
      text={words.dataSaver.suggestion}
      onClose={dataSaver.declineSuggestion}
      testId="suggest-data-saver"
    >
      <Button size="small" onClick={() => dataSaver.choose(true)} data-testid="save-data">
        {words.dataSaver.use}
      </Button>
    </Line>
  );
}

interface LineProps {
  readonly text: string;
  readonly onClose: () => void;
  readonly testId: string;
  /** What can be done about it. */
  readonly children?: React.ReactNode;
}

function Line({ text, onClose, testId, children }: LineProps) {
  return (
    <div className={styles.line} data-testid={testId}>
      <p>{text}</p>
      {children}
      <button type="button" onClick={onClose} aria-label={words.app.close}>
        <X size={20} strokeWidth={1.75} aria-hidden />
      </button>
    </div>
  );
}
