import { Lock, Megaphone, Users } from 'lucide-react';
import { words } from '../../../i18n';
import type { Audience } from '../../../protocol/generated';
import { chatDraft } from '../../../state/chatDraft';
import { classes } from '../../../ui/classes';
import { whySentence } from '../why';
import styles from './Composer.module.css';
import type { Ways } from './ways';

const ICONS = { everyone: Users, announcement: Megaphone, teachers: Lock } as const;

/** Who reads what is written: said where there is one way, chosen where there are several. */
export function AudienceChoice({ ways }: { ways: Ways }) {
  const { audiences, audience, to, hindrance } = ways;
  const Icon = ICONS[audience];
  const isPrivate = audience === 'teachers';
  if (audiences.length === 1) {
    if (!isPrivate) return null;
    return (
      <p className={styles.audience}>
        <Icon size={16} strokeWidth={1.75} aria-hidden />
        {whySentence(hindrance, 'chatWrite')} {words.chat.onlyPrivate}
      </p>
    );
  }
  const chosen = to === null ? audience : isPrivate ? TO_PERSON : audience;
  const choose = (value: string) =>
    value === TO_PERSON ? chatDraft.address('teachers', to) : chatDraft.address(value as Audience);
  return (
    <label className={classes(styles.audience, isPrivate && styles.private)}>
      <Icon size={16} strokeWidth={1.75} aria-hidden />
      <span className="visually-hidden">{words.chat.audience}</span>
      <select
        value={chosen}
        onChange={(event) => choose(event.target.value)}
        data-testid="audience"
      >
        {audiences.map((one) => (
          <option key={one} value={one}>
            {words.chat.audiences[one]}
          </option>
        ))}
        {to !== null && <option value={TO_PERSON}>{words.chat.toPerson(to.name)}</option>}
      </select>
    </label>
  );
}

const TO_PERSON = 'person';
