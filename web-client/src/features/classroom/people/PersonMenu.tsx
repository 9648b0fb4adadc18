import * as Menu from '@radix-ui/react-dropdown-menu';
import {
  Ellipsis,
  Hand,
  type LucideIcon,
  MicOff,
  Mic,
  PencilLine,
  ShieldCheck,
  UserRoundCog,
  UserRoundMinus,
} from 'lucide-react';
import { words } from '../../../i18n';
import type { Participant } from '../../../protocol/generated';
import type { Classroom } from '../../../state/classroom';
import { handActs } from '../../../state/handActs';
import { moderation } from '../../../state/moderation';
import { useRules } from '../../../state/rules';
import { classes } from '../../../ui/classes';
import menuStyles from '../../../ui/Menu.module.css';
import { useLandmark } from '../../../ui/useLandmark';
import type { Asking } from './asking';
import styles from './PersonMenu.module.css';
import { type PersonAct, personActs } from './personActs';

interface PersonMenuProps {
  readonly person: Participant;
  readonly classroom: Classroom;
  /** Something that is asked before it is done. */
  readonly onAsk: (asking: Asking) => void;
}

/** What this person may do with somebody, or with their own name; nothing where that is nothing. */
export function PersonMenu({ person, classroom, onAsk }: PersonMenuProps) {
  const rules = useRules();
  const [trigger, panel] = useLandmark();
  const offered = personActs(person, classroom, rules);
  if (offered.length === 0) return null;
  const isYou = person.id === classroom.you.id;
  const label = isYou ? words.rosterActs.yourMenu : words.rosterActs.menu(person.name);
  return (
    <Menu.Root modal={false}>
      <Menu.Trigger
        ref={trigger}
        className={styles.more}
        aria-label={label}
        data-menu-of={person.id}
        data-testid="person-menu"
      >
        <Ellipsis size={20} strokeWidth={1.75} aria-hidden />
      </Menu.Trigger>
      <Menu.Portal container={panel}>
        <Menu.Content className={menuStyles.menu} align="end" sideOffset={4} collisionPadding={8}>
          {offered.map((act) => (
            <Entry key={act} act={act} onSelect={() => run(act, person, isYou, onAsk)} />
          ))}
        </Menu.Content>
      </Menu.Portal>
    </Menu.Root>
  );
}

const ICONS: Readonly<Record<PersonAct, LucideIcon>> = {
  mute: MicOff,
  onlyOne: Mic,
  letAll: Mic,
  lowerHand: Hand,
  rename: PencilLine,
  renameOwn: PencilLine,
  makeAssistant: UserRoundCog,
  makeStudent: UserRoundCog,
  rights: ShieldCheck,
  remove: UserRoundMinus,
};

function Entry({ act, onSelect }: { act: PersonAct; onSelect: () => void }) {
  const Icon = ICONS[act];
  return (
    <Menu.Item
      className={classes(menuStyles.item, act === 'remove' && menuStyles.danger)}
      onSelect={onSelect}
      data-testid={`person-${act}`}
    >
      <Icon size={20} strokeWidth={1.75} aria-hidden />
      {words.rosterActs[act]}
    </Menu.Item>
  );
}

function run(
  act: PersonAct,
  person: Participant,
  isYou: boolean,
  onAsk: (asking: Asking) => void,
): void {
  switch (act) {
    case 'mute':
      return void moderation.mute(person.id);
    case 'onlyOne':
      return void moderation.setRules({ soleSpeakerId: person.id });
    case 'letAll':
      return void moderation.setRules({ soleSpeakerId: null });
    case 'lowerHand':
      return void handActs.lower(isYou ? null : person.id);
    case 'makeAssistant':
      return void moderation.setRole(person.id, 'assistant');
    case 'makeStudent':
      return void moderation.setRole(person.id, 'student');
    case 'rename':
    case 'renameOwn':
      return onAsk({ kind: 'rename', person });
    case 'rights':
    case 'remove':
      return onAsk({ kind: act, person });
    default:
      act satisfies never;
  }
}
