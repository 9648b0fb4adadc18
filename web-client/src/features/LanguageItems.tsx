import * as Menu from '@radix-ui/react-dropdown-menu';
import { Check } from 'lucide-react';
import { spokenLanguage, words } from '../i18n';
import { chooseLanguage, type Language, LANGUAGES } from '../i18n/languages';
import menuStyles from '../ui/Menu.module.css';

/** The languages as a part of a menu, each named in itself: for whoever cannot read the page's. */
export function LanguageItems() {
  return (
    <Menu.RadioGroup
      className={menuStyles.group}
      aria-label={words.account.language}
      value={spokenLanguage()}
      onValueChange={(language) => chooseLanguage(language as Language)}
    >
      <Menu.Label className={menuStyles.label}>{words.account.language}</Menu.Label>
      {Object.entries(LANGUAGES).map(([language, name]) => (
        <Menu.RadioItem
          key={language}
          value={language}
          lang={language}
          className={menuStyles.item}
          data-testid={`language-${language}`}
        >
          {name}
          <Menu.ItemIndicator className={menuStyles.chosen}>
            <Check size={20} strokeWidth={1.75} aria-hidden />
          </Menu.ItemIndicator>
        </Menu.RadioItem>
      ))}
    </Menu.RadioGroup>
  );
}
