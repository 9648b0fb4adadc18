import { DirectionProvider } from '@radix-ui/react-direction';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { speak, spokenDirection } from '../i18n';
import * as languages from '../i18n/languages';
import type { Account } from '../protocol/rest.generated';
import AccountMenu from './AccountMenu';
import { SignIn } from './signIn/SignIn';

const account: Account = {
  id: 'a-1',
  name: 'Asha Rao',
  email: 'asha@school.example',
  role: 'student',
};

vi.mock(import('../i18n/languages'), { spy: true });

afterEach(async () => {
  vi.clearAllMocks();
  await speak('en');
});

test('the language can be chosen before one is signed in, each named in itself', async () => {
  const choose = vi.mocked(languages.chooseLanguage).mockReturnValue(undefined);
  render(<SignIn problem={null} busy={false} />);
  const choice = screen.getByTestId('language');
  expect([...choice.children].map(({ textContent }) => textContent)).toEqual([
    'English',
    'हिन्दी',
    'Español',
    'العربية',
  ]);
  await userEvent.selectOptions(choice, 'ar');
  expect(choose.mock.calls[0]?.[0]).toBe('ar');
});

test('the menu of the account shows the language and runs in its direction', async () => {
  await speak('ar');
  const choose = vi.mocked(languages.chooseLanguage).mockReturnValue(undefined);
  render(
    <DirectionProvider dir={spokenDirection()}>
      <AccountMenu account={account} />
    </DirectionProvider>,
  );
  expect(screen.getByRole('menu').dir).toBe('rtl');
  expect(screen.getByTestId('language-ar').getAttribute('aria-checked')).toBe('true');
  await userEvent.click(screen.getByTestId('language-es'));
  expect(choose.mock.calls[0]?.[0]).toBe('es');
});
