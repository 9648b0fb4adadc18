import { MicOff, Search, SlidersHorizontal, UserPlus } from 'lucide-react';
import { useState } from 'react';
import { words } from '../../../i18n';
import type { RosterOrder } from '../../../protocol/generated';
import { moderation } from '../../../state/moderation';
import { Button } from '../../../ui/Button';
import styles from './RosterTools.module.css';

const ORDERS: readonly RosterOrder[] = ['arrival', 'name', 'hand'];

interface RosterToolsProps {
  readonly search: string;
  readonly onSearch: (search: string) => void;
  readonly order: RosterOrder;
  readonly onOrder: (order: RosterOrder) => void;
  /** Opens the settings of the class; null for whoever may not. */
  readonly onSettings: (() => void) | null;
  /** Invites people without accounts; null for whoever may not. */
  readonly onInvite: (() => void) | null;
}

/** Finds people, and what who leads does with all of them at once. */
export function RosterTools(props: RosterToolsProps) {
  const { search, onSearch, order, onOrder, onSettings, onInvite } = props;
  return (
    <div className={styles.tools}>
      <label className={styles.search}>
        <Search size={16} strokeWidth={1.75} aria-hidden />
        <input
          type="search"
          aria-label={words.rosterActs.search}
          placeholder={words.rosterActs.searchShort}
          value={search}
          maxLength={100}
          onChange={({ target }) => onSearch(target.value)}
          data-testid="roster-search"
        />
      </label>
      <select
        className={styles.order}
        aria-label={words.rosterActs.order}
        value={order}
        onChange={({ target }) => onOrder(target.value as RosterOrder)}
        data-testid="roster-order"
      >
        {ORDERS.map((one) => (
          <option key={one} value={one}>
            {words.rosterActs.orders[one]}
          </option>
        ))}
      </select>
      {onSettings && (
        <>
          <MuteAll />
          <Button
            size="small"
            icon={SlidersHorizontal}
            onClick={onSettings}
            data-testid="class-settings"
          >
            {words.rosterActs.settings}
          </Button>
        </>
      )}
      {onInvite && (
        <Button size="small" icon={UserPlus} onClick={onInvite} data-testid="invite-guests">
          {words.invite.button}
        </Button>
      )}
    </div>
  );
}

function MuteAll() {
  const [told, setTold] = useState(false);
  const mute = async () => setTold(await moderation.muteAll());
  return (
    <>
      <Button size="small" icon={MicOff} onClick={() => void mute()} data-testid="mute-all">
        {words.rosterActs.muteAll}
      </Button>
      <p role="status" className={styles.told}>
        {told && words.rosterActs.mutedAll}
      </p>
    </>
  );
}
