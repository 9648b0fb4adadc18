import { Link } from 'wouter';
import { words } from '../i18n';
import { isGuestPage } from '../state/guestAddress';
import buttonStyles from '../ui/Button.module.css';
import { classes } from '../ui/classes';

/** The way back to one's day; a guest has none. */
export function DayLink({ look }: { look: 'primary' | 'quiet' }) {
  if (isGuestPage()) return null;
  return (
    <Link href="/" className={classes(buttonStyles.button, buttonStyles[look], buttonStyles.large)}>
      {words.app.backToDay}
    </Link>
  );
}
