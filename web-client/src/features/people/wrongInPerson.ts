import { words } from '../../i18n';

const SHORTEST_PASSWORD = 8;

/** What the server would not take of a new person, in sentences. */
export function wrongInPerson(person: { name: string; email: string; password: string }) {
  const { name, email, password } = person;
  return {
    name: name.trim() ? null : words.peoplePage.nameMissing,
    email: /^\S+@\S+$/.test(email.trim()) ? null : words.peoplePage.emailWrong,
    password: password.length >= SHORTEST_PASSWORD ? null : words.peoplePage.passwordShort,
  };
}
