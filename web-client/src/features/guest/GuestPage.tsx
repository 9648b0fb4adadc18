import { useEffect, useState, useSyncExternalStore } from 'react';
import { words } from '../../i18n';
import { pageProblem, type Problem } from '../../protocol/problem';
import { guestActions, type GuestLink } from '../../state/guest';
import { useVisit } from '../../state/visit';
import { Mark } from '../../ui/Mark';
import { ClassVisit } from '../ClassVisit';
import { PageSkeleton } from '../PageSkeleton';
import { Doorstep } from '../signIn/Doorstep';
import { GuestForm } from './GuestForm';
import styles from './GuestPage.module.css';

/** Where on the way in a guest is. */
type Door =
  | { readonly at: 'comingBack' }
  | { readonly at: 'asked'; readonly problem: Problem | null }
  | { readonly at: 'inside' };

/** The page behind a guest link: a name, then the ordinary door of the class. */
export default function GuestPage({ classId }: { classId: string }) {
  const link = useSyncExternalStore(onAnotherLink, () => location.hash.slice(1));
  return <GuestDoor key={link} classId={classId} link={link} />;
}

function GuestDoor({ classId, link }: GuestLink) {
  const [door, setDoor] = useState(() => firstDoor({ classId, link }));
  const { at } = door;
  useEffect(() => {
    if (at !== 'comingBack') return undefined;
    let here = true;
    void guestActions.comeIn({ classId, link }).then((problem) => {
      if (here) setDoor(problem ? { at: 'asked', problem } : { at: 'inside' });
    });
    return () => {
      here = false;
    };
  }, [at, classId, link]);

  const send = async (name: string) => {
    const problem = await guestActions.comeIn({ classId, link }, name);
    if (problem === null) setDoor({ at: 'inside' });
    return problem;
  };
  if (door.at === 'comingBack') return <PageSkeleton />;
  if (door.at === 'inside') return <Inside classId={classId} />;
  return (
    <Doorstep>
      <GuestForm refused={door.problem} whole={isWhole(link)} onSend={send} />
    </Doorstep>
  );
}

/** The class, under a bar that leads nowhere: a guest has nothing here but this class. */
function Inside({ classId }: { classId: string }) {
  const inClass = useVisit((visit) => visit.phase.kind === 'inClass');
  return (
    <>
      {!inClass && (
        <header className={styles.bar}>
          <Mark name={words.app.name} />
        </header>
      )}
      <ClassVisit classId={classId} />
    </>
  );
}

function firstDoor(by: GuestLink): Door {
  if (!isWhole(by.link)) return { at: 'asked', problem: pageProblem('link-invalid') };
  return guestActions.wasHere(by) ? { at: 'comingBack' } : { at: 'asked', problem: null };
}

/** As links are made: an id, a dot, a secret. */
const isWhole = (link: string): boolean => /^[^.]+\..+$/.test(link);

function onAnotherLink(changed: () => void): () => void {
  window.addEventListener('hashchange', changed);
  return () => window.removeEventListener('hashchange', changed);
}
