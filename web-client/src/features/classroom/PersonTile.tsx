import { AudioLines, MicOff } from 'lucide-react';
import { useCallback } from 'react';
import { words } from '../../i18n';
import type { Seat } from '../../state/arrangement';
import { type Classroom, isSpeaking } from '../../state/classroom';
import { useDataSaver } from '../../state/dataSaver';
import { ownMedia, useOwnMedia } from '../../state/ownMedia';
import { pictures } from '../../state/pictures';
import { Avatar } from '../../ui/Avatar';
import { classes } from '../../ui/classes';
import { MediaHost } from '../../ui/MediaHost';
import styles from './PersonTile.module.css';
import { type Rect, styleOf } from './sceneLayout';

interface PersonTileProps {
  readonly classroom: Classroom;
  readonly seat: Seat;
  readonly rect: Rect;
  readonly large: boolean;
}

/** One person: their picture once it is really theirs, until then their initials. */
export function PersonTile({ classroom, seat, rect, large }: PersonTileProps) {
  const { person, isYou, slot } = seat;
  const own = useOwnMedia((media) => media.sending);
  const sending = isYou ? own : person.sending;
  const saves = useDataSaver((saver) => saver.on);
  const view = slot ? classroom.slots.get(slot) : undefined;
  const visible = isYou
    ? own.camera === 'on'
    : view?.shown === true && person.sending.camera === 'on' && !saves;
  const speaking = isSpeaking(classroom, person.id) && sending.microphone === 'on';
  return (
    <article
      className={classes(styles.tile, large && styles.large, speaking && styles.speaking)}
      style={styleOf(rect)}
      aria-label={person.name}
      data-testid={large ? 'stage-person' : 'tile'}
      data-participant={person.id}
      data-slot={slot ?? (isYou ? 'self' : '')}
      data-picture={visible}
      data-speaking={speaking}
    >
      {isYou ? <OwnPicture visible={visible} /> : <TheirPicture seat={seat} visible={visible} />}
      {!visible && <Avatar name={person.name} size={large ? 'large' : 'medium'} />}
      {large && saves && !isYou && person.sending.camera === 'on' && (
        <p className={styles.saved}>{words.dataSaver.picturesOff}</p>
      )}
      <footer className={styles.name}>
        {speaking && (
          <AudioLines size={16} strokeWidth={2} role="img" aria-label={words.classroom.speaking} />
        )}
        {sending.microphone !== 'on' && (
          <MicOff size={16} strokeWidth={2} role="img" aria-label={words.classroom.muted} />
        )}
        <span>
          <bdi>{isYou ? words.classroom.you : person.name}</bdi>
        </span>
      </footer>
    </article>
  );
}

function OwnPicture({ visible }: { visible: boolean }) {
  if (!visible) return null;
  return (
    <MediaHost
      element={ownMedia.selfView()}
      place={pictures.place}
      className={classes(styles.picture, styles.mirrored)}
    />
  );
}

function TheirPicture({ seat: { slot }, visible }: { seat: Seat; visible: boolean }) {
  const drawn = useCallback(
    (height: number) => {
      if (slot) pictures.drawn(slot, height);
    },
    [slot],
  );
  if (slot === null) return null;
  return (
    <MediaHost
      key={slot}
      element={pictures.elementOf(slot)}
      place={pictures.place}
      onHeight={drawn}
      className={classes(styles.picture, !visible && styles.hidden)}
    />
  );
}
