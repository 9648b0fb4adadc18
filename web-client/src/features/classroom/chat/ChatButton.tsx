import { MessageSquareText } from 'lucide-react';
import { useEffect, useState } from 'react';
import { words } from '../../../i18n';
import { useChat } from '../../../state/chat';
import { useChatChoice } from '../../../state/chatChoice';
import type { Classroom } from '../../../state/classroom';
import { panel, usePanel } from '../../../state/panel';
import { ControlButton } from '../ControlButton';

/** Opens the chat, and says how much in it is new. */
export function ChatButton({ classroom }: { classroom: Classroom }) {
  const unread = useChat((chat) => chat.unread);
  const open = usePanel((shown) => shown.open === 'chat');
  if (!classroom.permissions.has('chatRead')) return null;
  return (
    <>
      <ControlButton
        icon={MessageSquareText}
        label={words.chat.title}
        pressed={open}
        count={unread}
        countLabel={words.chat.unread(unread)}
        onClick={() => panel.toggle('chat')}
        shortcut="C"
        testId="chat"
      />
      <Announcer />
    </>
  );
}

/** A count that changes again and again is read out at most so often. */
const READ_OUT_MS = 10_000;

/** Reads out how much is new, for who has asked for it; never what was written. */
function Announcer() {
  const { announces } = useChatChoice();
  const [said, setSaid] = useState(0);
  useEffect(() => {
    if (!announces) return;
    const timer = setInterval(() => setSaid(useChat.getState().unread), READ_OUT_MS);
    return () => clearInterval(timer);
  }, [announces]);
  if (!announces) return null;
  return (
    <span className="visually-hidden" role="status" data-testid="unread-said">
      {said > 0 && words.chat.unread(said)}
    </span>
  );
}
