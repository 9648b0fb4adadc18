import { Keyboard, Leaf, SignalHigh, SignalLow, SignalMedium, SignalZero } from 'lucide-react';
import { clockOf, words } from '../../i18n';
import type { Classroom } from '../../state/classroom';
import { dataSaver, useDataSaver } from '../../state/dataSaver';
import { useVisit } from '../../state/visit';
import { LiveTag } from '../../ui/LiveTag';
import { useNow } from '../../ui/useNow';
import styles from './TitleBar.module.css';

const SIGNALS = {
  excellent: SignalHigh,
  good: SignalMedium,
  poor: SignalLow,
  lost: SignalZero,
} as const;

interface TitleBarProps {
  readonly classroom: Classroom;
  readonly onHelp: () => void;
}

function DataSaverButton() {
  const on = useDataSaver((saver) => saver.on);
  return (
    <button
      type="button"
      className={styles.saver}
      onClick={dataSaver.toggle}
      aria-pressed={on}
      aria-keyshortcuts="S"
      title={on ? words.dataSaver.on : words.dataSaver.button}
      data-testid="data-saver"
    >
      <Leaf size={20} strokeWidth={1.75} aria-hidden />
      <span>{words.dataSaver.button}</span>
    </button>
  );
}

export function TitleBar({ classroom, onHelp }: TitleBarProps) {
  const now = useNow(1_000);
  const network = useVisit((visit) => visit.network);
  const Signal = SIGNALS[network];
  const word = words.classroom.network[network];
  const seconds = (now - Date.parse(classroom.liveSince)) / 1_000;
  return (
    <header className={styles.bar}>
      <h1 title={classroom.title}>
        <bdi>{classroom.title}</bdi>
      </h1>
      <LiveTag onStage>{words.classroom.live(clockOf(seconds))}</LiveTag>
      <p className={styles.count} data-testid="people-count">
        {words.classroom.people(classroom.count)}
      </p>
      <p
        className={styles.network}
        data-network={network}
        data-testid="network"
        title={words.classroom.networkLabel(word)}
      >
        <Signal size={20} strokeWidth={2} aria-hidden />
        <span className="visually-hidden">{words.classroom.networkLabel(word)}</span>
        <span aria-hidden>{word}</span>
      </p>
      <DataSaverButton />
      <button type="button" className={styles.keys} onClick={onHelp} data-testid="keys">
        <Keyboard size={20} strokeWidth={1.75} aria-hidden />
        <span>{words.keys.button}</span>
      </button>
    </header>
  );
}
