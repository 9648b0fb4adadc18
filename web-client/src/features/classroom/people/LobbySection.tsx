import { Check, DoorOpen, X } from 'lucide-react';
import { useEffect } from 'react';
import { words } from '../../../i18n';
import { lobbyActions, useLobby } from '../../../state/lobby';
import { Button } from '../../../ui/Button';
import styles from './LobbySection.module.css';

/** Rows that are shown: a crowd at the door is let in together. */
const ROWS = 8;

/** Who waits to be let in, for whoever leads the class; nothing while nobody does. */
export function LobbySection() {
  const { people, more } = useLobby();
  useEffect(() => lobbyActions.watch(), []);
  if (people.length === 0) return null;
  const hidden = people.length - Math.min(ROWS, people.length);
  return (
    <section aria-labelledby="lobby-title" data-testid="lobby">
      <header className={styles.head}>
        <DoorOpen size={20} strokeWidth={1.75} aria-hidden />
        <h3 id="lobby-title">{words.lobby.title(people.length)}</h3>
        {people.length > 1 && (
          <Button
            size="small"
            onClick={() => void lobbyActions.decide(null, true)}
            data-testid="admit-all"
          >
            {words.lobby.admitAll}
          </Button>
        )}
      </header>
      <ul>
        {people.slice(0, ROWS).map(({ accountId, name }) => (
          <li key={accountId} className={styles.row}>
            <bdi className={styles.name}>{name}</bdi>
            <Button
              size="small"
              icon={Check}
              aria-label={words.lobby.admitLabel(name)}
              onClick={() => void lobbyActions.decide([accountId], true)}
              data-testid="admit"
            >
              {words.lobby.admit}
            </Button>
            <Button
              size="small"
              look="plain"
              icon={X}
              aria-label={words.lobby.denyLabel(name)}
              onClick={() => void lobbyActions.decide([accountId], false)}
              data-testid="deny"
            >
              {words.lobby.deny}
            </Button>
          </li>
        ))}
      </ul>
      {hidden > 0 && !more && <p className={styles.more}>{words.lobby.more(hidden)}</p>}
      {more && <p className={styles.more}>{words.lobby.manyMore}</p>}
    </section>
  );
}
