import { Hand, Mic, MicOff, Video } from 'lucide-react';
import { words } from '../../../i18n';
import type { Participant } from '../../../protocol/generated';
import { acts } from '../../../state/acts';
import type { Classroom } from '../../../state/classroom';
import { useRules } from '../../../state/rules';
import { Avatar } from '../../../ui/Avatar';
import { Button } from '../../../ui/Button';
import { roleWord } from '../roleWord';
import type { Asking } from './asking';
import { PersonMenu } from './PersonMenu';
import styles from './RosterList.module.css';

interface PersonRowProps {
  readonly person: Participant;
  readonly classroom: Classroom;
  readonly place: { readonly index: number; readonly total: number; readonly rowHeight: number };
  readonly onAsk: (asking: Asking) => void;
}

/** One person of the roster: who, what they are, whether they are heard, and what can be done. */
export function PersonRow({
  person,
  classroom,
  place: { index, total, rowHeight },
  onAsk,
}: PersonRowProps) {
  const sole = useRules((rules) => rules.soleSpeakerId === person.id);
  const isYou = person.id === classroom.you.id;
  return (
    <li
      className={styles.row}
      style={{ height: rowHeight, transform: `translateY(${index * rowHeight}px)` }}
      aria-posinset={index + 1}
      aria-setsize={total}
      data-testid="person"
      data-participant={person.id}
    >
      <Avatar name={person.name} size="small" />
      <div className={styles.who}>
        <span>
          <bdi>{person.name}</bdi>
          {isYou && ` (${words.classroom.you.toLocaleLowerCase()})`}
        </span>
        <small>{aboutOf(person, sole)}</small>
      </div>
      {person.handRaised && (
        <Hand
          className={styles.hand}
          size={20}
          strokeWidth={1.75}
          role="img"
          aria-label={words.rosterActs.handUp}
        />
      )}
      {person.onStage && <Sending person={person} />}
      {!isYou && classroom.permissions.has('participantModerate') && (
        <StageAction person={person} asked={classroom.asked.has(person.id)} />
      )}
      <PersonMenu person={person} classroom={classroom} onAsk={onAsk} />
    </li>
  );
}

/** Role and place, as far as they say something. */
function aboutOf({ role, onStage }: Participant, sole: boolean): string {
  const parts = [
    roleWord(role),
    sole ? words.rosterActs.soleSpeaker : role !== 'teacher' && onStage && words.roster.onStage,
  ];
  return parts.filter(Boolean).join(', ');
}

function Sending({ person: { sending } }: { person: Participant }) {
  return (
    <span className={styles.sending}>
      {sending.camera === 'on' && <Video size={16} strokeWidth={1.75} aria-hidden />}
      {sending.microphone === 'on' ? (
        <Mic size={16} strokeWidth={1.75} aria-hidden />
      ) : (
        <MicOff size={16} strokeWidth={1.75} role="img" aria-label={words.classroom.muted} />
      )}
    </span>
  );
}

function StageAction({ person, asked }: { person: Participant; asked: boolean }) {
  if (person.role === 'teacher') return null;
  if (person.onStage || asked) {
    return (
      <Button
        size="small"
        look="plain"
        onClick={() => void acts.takeOffStage(person.id)}
        title={asked ? words.roster.withdraw : undefined}
        data-testid={asked ? 'withdraw' : 'take-off-stage'}
      >
        {asked ? words.roster.asked : words.roster.takeOff}
      </Button>
    );
  }
  return (
    <Button
      size="small"
      onClick={() => void acts.bringOnStage(person.id)}
      data-testid="bring-on-stage"
    >
      {words.roster.invite}
    </Button>
  );
}
