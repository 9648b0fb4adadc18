import * as Menu from '@radix-ui/react-dropdown-menu';
import { SmilePlus } from 'lucide-react';
import { words } from '../../../i18n';
import { moderation } from '../../../state/moderation';
import { REACTIONS } from '../../../state/reactions';
import menuStyles from '../../../ui/Menu.module.css';
import styles from '../ControlBar.module.css';
import { REACTION_ICONS } from './reactionIcons';

/** The six things that somebody can show the class without a word. */
export default function ReactMenu() {
  return (
    <Menu.Root defaultOpen modal={false}>
      <Menu.Trigger className={styles.control} data-testid="react">
        <SmilePlus size={20} strokeWidth={1.75} aria-hidden />
        <span className={styles.long}>{words.reactions.button}</span>
        <span className={styles.short} aria-hidden>
          {words.reactions.button}
        </span>
      </Menu.Trigger>
      <Menu.Content
        className={menuStyles.menu}
        side="top"
        align="start"
        sideOffset={8}
        aria-label={words.reactions.menu}
      >
        {REACTIONS.map((reaction) => {
          const Icon = REACTION_ICONS[reaction];
          return (
            <Menu.Item
              key={reaction}
              className={menuStyles.item}
              onSelect={() => void moderation.react(reaction)}
              data-testid={`react-${reaction}`}
            >
              <Icon size={20} strokeWidth={1.75} aria-hidden />
              {words.reactions.names[reaction]}
            </Menu.Item>
          );
        })}
      </Menu.Content>
    </Menu.Root>
  );
}
