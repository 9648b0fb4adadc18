import { useEffect, useState } from 'react';
import { words } from '../../../i18n';
import { lobbyActions } from '../../../state/lobby';
import { useVisit } from '../../../state/visit';
import { Switch } from '../../../ui/Switch';

/**
 * Whether people are let in one by one. It stands where it was put while the server is asked, and
 * goes back when that says no.
 */
export function LobbySwitch() {
  const lobby = useVisit(({ liveClass }) => liveClass?.lobby ?? false);
  const [wish, setWish] = useState<boolean | null>(null);
  useEffect(() => void lobbyActions.look(), []);
  const change = (on: boolean) => {
    setWish(on);
    void lobbyActions.switchTo(on).then(() => setWish((later) => (later === on ? null : later)));
  };
  return (
    <Switch
      label={words.lobbySwitch.label}
      about={words.lobbySwitch.detail}
      on={wish ?? lobby}
      onChange={change}
      testId="lobby-switch"
    />
  );
}
