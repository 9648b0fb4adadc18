import { words } from '../../i18n';
import { CopyButton } from '../../ui/CopyButton';
import styles from './EndPage.module.css';

/** Which browsers can join, and the link to take there. */
export function OtherBrowser() {
  return (
    <>
      <div className={styles.browsers}>
        <h2>{words.otherBrowser.title}</h2>
        <ul>
          {words.otherBrowser.list.map((browser) => (
            <li key={browser}>{browser}</li>
          ))}
        </ul>
        <p className={styles.quiet}>{words.otherBrowser.blocked}</p>
      </div>
      <CopyButton
        text={() => location.href}
        label={words.otherBrowser.copy}
        copied={words.otherBrowser.copied}
        size="large"
      />
    </>
  );
}
