import { spokenLanguage, words } from '../../i18n';
import { chooseLanguage, type Language, LANGUAGES } from '../../i18n/languages';
import { Choice } from '../../ui/Field';
import styles from './Doorstep.module.css';

/** The language of the page, for whoever is not signed in yet. */
export function LanguageChoice() {
  return (
    <div className={styles.language}>
      <Choice
        label={words.account.language}
        hideLabel
        value={spokenLanguage()}
        onChange={({ target }) => chooseLanguage(target.value as Language)}
        data-testid="language"
      >
        {Object.entries(LANGUAGES).map(([language, name]) => (
          <option key={language} value={language} lang={language}>
            {name}
          </option>
        ))}
      </Choice>
    </div>
  );
}
