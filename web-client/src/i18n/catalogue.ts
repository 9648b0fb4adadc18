import type { en } from './en';

/** One text: fixed, a list, or a sentence of what it is given. */
export type Text = string | readonly string[] | ((...given: never[]) => string);

/** English without its words: the same keys, the same parameters, any text. */
type Widened<T> = T extends string
  ? string
  : T extends (...given: infer Given) => string
    ? (...given: Given) => string
    : T extends readonly string[]
      ? readonly string[]
      : { readonly [Key in keyof T]: Widened<T[Key]> };

type Partly<T> = T extends Text ? T : { readonly [Key in keyof T]?: Partly<T[Key]> };

/** Every text of the page, in some language. */
export type Words = Widened<typeof en>;

/**
 * A part of the words in another language. It may lack some, which are English then, and it can have none that English
 * does not have.
 */
export type TranslationOf<T> = Partly<Widened<T>>;
export type Translation = TranslationOf<typeof en>;

type Group = { readonly [key: string]: unknown };

const isGroup = (value: unknown): value is Group =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The translation, and English where it has nothing. */
export function withEnglish(english: Words, translation: Translation): Words {
  return merged(english, translation) as Words;
}

function merged(english: Group, translation: Group): Group {
  const all: Record<string, unknown> = { ...english };
  for (const [key, own] of Object.entries(translation)) {
    const before = english[key];
    all[key] = isGroup(own) && isGroup(before) ? merged(before, own) : own;
  }
  return all;
}

/** Each text of a catalogue by its path, as `chat.title`. */
export function textsOf(catalogue: Words | Translation): ReadonlyMap<string, Text> {
  const texts = new Map<string, Text>();
  const walk = (group: Group, path: string) => {
    for (const [key, value] of Object.entries(group)) {
      if (isGroup(value)) walk(value, `${path}${key}.`);
      else texts.set(`${path}${key}`, value as Text);
    }
  };
  walk(catalogue, '');
  return texts;
}
