import { Hand } from 'lucide-react';
import { useEffect } from 'react';
import { words } from '../../../i18n';
import { useHands } from '../../../state/hands';
import { lobbyActions, useLobby } from '../../../state/lobby';
import { panel, usePanel } from '../../../state/panel';
import { ControlButton } from '../ControlButton';

/** How many hands and people at the door wait for whoever leads the class. */
export function NeedsButton() {
  const hands = useHands(({ count }) => count);
  const waiting = useLobby(({ people }) => people.length);
  const open = usePanel((shown) => shown.open === 'needs');
  useEffect(() => lobbyActions.watch(), []);
  const said = [
    hands > 0 && words.hands.count(hands),
    waiting > 0 && words.lobby.title(waiting),
  ].filter(Boolean);
  return (
    <ControlButton
      icon={Hand}
      label={words.needs.title}
      pressed={open}
      count={hands + waiting}
      countLabel={said.join(', ')}
      onClick={() => panel.toggle('needs')}
      shortcut="R"
      testId="needs"
    />
  );
}
