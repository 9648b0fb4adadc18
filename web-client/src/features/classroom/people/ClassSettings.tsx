import { useState } from 'react';
import { words } from '../../../i18n';
import type { ClassRules, Lock } from '../../../protocol/generated';
import type { Classroom } from '../../../state/classroom';
import { moderation } from '../../../state/moderation';
import { useRules } from '../../../state/rules';
import { Button } from '../../../ui/Button';
import { Dialog } from '../../../ui/Dialog';
import { Choice } from '../../../ui/Field';
import { Switch } from '../../../ui/Switch';
import styles from './ClassSettings.module.css';
import { LobbySwitch } from './LobbySwitch';

// eslint-disable-next-line no-restricted-syntax -- Keys: they are the same in every language.
const LOCKS = Object.keys(words.rules.lockNames) as Lock[];

/** Seconds between two messages that can be chosen. */
const SLOW = [0, 5, 10, 30, 60, 300];

interface ClassSettingsProps {
  readonly classroom: Classroom;
  readonly onClose: () => void;
}

/** What holds for all students and guests at the moment. What is chosen is used at once. */
export default function ClassSettings({ classroom, onClose }: ClassSettingsProps) {
  const { rules, change } = useWishedRules();
  const { focus, locks, slowModeSeconds, soleSpeakerId } = rules;
  const lock = (what: Lock, allowed: boolean) =>
    change({ locks: allowed ? locks.filter((one) => one !== what) : [...locks, what] });
  return (
    <Dialog
      open
      onClose={onClose}
      title={words.rules.title}
      description={words.rules.detail}
      testId="class-settings-dialog"
      body={
        <div className={styles.settings}>
          <LobbySwitch />
          <Switch
            label={words.rules.focus}
            about={words.rules.focusDetail}
            on={focus}
            onChange={(on) => change({ focus: on })}
            testId="focus"
          />
          {soleSpeakerId !== null && (
            <div className={styles.sole} data-testid="sole-speaker">
              <p>{soleSentence(classroom, soleSpeakerId)}</p>
              <Button size="small" onClick={() => change({ soleSpeakerId: null })}>
                {words.rules.letAll}
              </Button>
            </div>
          )}
          <fieldset className={styles.locks}>
            <legend>{words.rules.locks}</legend>
            {LOCKS.map((what) => (
              <Switch
                key={what}
                label={words.rules.lockNames[what]}
                on={!locks.includes(what)}
                onChange={(allowed) => lock(what, allowed)}
                testId={`lock-${what}`}
              />
            ))}
          </fieldset>
          <div className={styles.slow}>
            <Choice
              label={words.rules.slowMode}
              value={slowModeSeconds}
              onChange={({ target }) => change({ slowModeSeconds: Number(target.value) })}
              data-testid="slow-mode"
            >
              {choices(slowModeSeconds).map((seconds) => (
                <option key={seconds} value={seconds}>
                  {seconds === 0 ? words.rules.slowModeOff : words.rules.seconds(seconds)}
                </option>
              ))}
            </Choice>
            <p>{words.rules.slowModeHint}</p>
          </div>
        </div>
      }
    >
      <Button look="primary" onClick={onClose}>
        {words.app.close}
      </Button>
    </Dialog>
  );
}

/**
 * The rules as this person wants them: a switch stands where it was put while the room is asked,
 * and goes back when the room says no.
 */
function useWishedRules() {
  const rules = useRules();
  const [wish, setWish] = useState<Partial<ClassRules>>({});
  const change = (part: Partial<ClassRules>) => {
    const now = { ...wish, ...part };
    setWish(now);
    void moderation.setRules(now).then(() => setWish((later) => (later === now ? {} : later)));
  };
  return { rules: { ...rules, ...wish }, change };
}

function soleSentence({ onStage }: Classroom, id: string): string {
  const name = onStage.find((one) => one.id === id)?.name;
  return name ? words.rules.soleSpeaker(name) : words.rules.soleSpeakerSomebody;
}

/** Another page may have chosen something between. */
const choices = (chosen: number) =>
  SLOW.includes(chosen) ? SLOW : [...SLOW, chosen].sort((one, other) => one - other);
