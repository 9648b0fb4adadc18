import { MonitorUp } from 'lucide-react';
import { words } from '../../i18n';
import type { Participant } from '../../protocol/generated';
import type { Classroom } from '../../state/classroom';
import { pictures } from '../../state/pictures';
import { classes } from '../../ui/classes';
import { MediaHost } from '../../ui/MediaHost';
import styles from './SharedScreen.module.css';
import { type Rect, styleOf } from './sceneLayout';

interface SharedScreenProps {
  readonly classroom: Classroom;
  readonly by: Participant;
  readonly rect: Rect;
}

const drawn = (height: number) => pictures.drawn('sharedScreen', height);

/** What somebody shares, whole: nothing of a slide is cut off. */
export function SharedScreen({ classroom, by, rect }: SharedScreenProps) {
  const view = classroom.slots.get('sharedScreen');
  const visible = view?.shown === true && view.participantId === by.id;
  return (
    <section
      className={styles.screen}
      style={styleOf(rect)}
      aria-label={words.classroom.sharing(by.name)}
      data-testid="shared-screen"
      data-picture={visible}
    >
      <MediaHost
        element={pictures.elementOf('sharedScreen')}
        place={pictures.place}
        onHeight={drawn}
        className={classes(styles.picture, !visible && styles.hidden)}
      />
      {!visible && (
        <p className={styles.soon}>
          <MonitorUp size={28} strokeWidth={1.5} aria-hidden />
          {words.classroom.sharing(by.name)}
        </p>
      )}
    </section>
  );
}
