import { useState } from 'react';
import { words } from '../../i18n';
import { acts } from '../../state/acts';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';

/** A teacher asks; only a yes asks for the devices. */
export default function Invitation({ invitedBy }: { invitedBy: string }) {
  const [busy, setBusy] = useState(false);
  const answer = async (how: 'withCamera' | 'voiceOnly' | 'no') => {
    setBusy(true);
    await acts.answerInvitation(how);
    setBusy(false);
  };
  return (
    <Dialog
      open
      onClose={() => void answer('no')}
      title={words.invitation.title(invitedBy)}
      description={words.invitation.detail}
      testId="invitation"
    >
      <Button look="plain" onClick={() => void answer('no')} data-testid="invitation-no">
        {words.invitation.no}
      </Button>
      <Button
        disabled={busy}
        onClick={() => void answer('voiceOnly')}
        data-testid="invitation-voice"
      >
        {words.invitation.voiceOnly}
      </Button>
      <Button
        look="primary"
        disabled={busy}
        onClick={() => void answer('withCamera')}
        data-testid="invitation-yes"
      >
        {words.invitation.withCamera}
      </Button>
    </Dialog>
  );
}
