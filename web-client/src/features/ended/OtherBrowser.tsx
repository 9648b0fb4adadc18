import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { words } from '../../i18n';
import { Button } from '../../ui/Button';
import styles from './EndPage.module.css';

/** Which browsers can join, and the link to take there. */
export function OtherBrowser() {
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(location.href);
    setCopied(true);
  };
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
      {'clipboard' in navigator && (
        <Button
          look="primary"
          size="large"
          icon={copied ? Check : Copy}
          onClick={() => void copy().catch(() => undefined)}
          data-testid="copy-link"
        >
          {copied ? words.otherBrowser.copied : words.otherBrowser.copy}
        </Button>
      )}
    </>
  );
}
