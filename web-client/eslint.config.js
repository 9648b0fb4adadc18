import hooks from 'eslint-plugin-react-hooks';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** Which part may know which: a rule for each folder, with its reason. */
const boundary = (folder, patterns) => ({
  files: [`src/${folder}/**/*.{ts,tsx}`],
  ignores: ['**/*.test.{ts,tsx}'],
  rules: { 'no-restricted-imports': ['error', { patterns }] },
});

const REACT = { group: ['react', 'react-dom', 'react/*'], message: 'Only components know React.' };
const COMPONENTS = {
  group: ['**/features/**', '**/ui/**'],
  message: 'Components are known by nobody below.',
};

export default defineConfig(
  { ignores: ['dist', 'e2e', 'src/protocol/*generated.ts'] },
  tseslint.configs.recommended,
  {
    files: ['src/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': hooks },
    rules: {
      'react-hooks/rules-of-hooks': 'error',
      'react-hooks/exhaustive-deps': 'error',
      '@typescript-eslint/no-unused-expressions': 'off',
      '@typescript-eslint/no-empty-function': 'off',
      eqeqeq: 'error',
      'no-console': 'error',
    },
  },
  {
    files: ['src/**/*.{ts,tsx}'],
    ignores: ['**/*.test.{ts,tsx}'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: "MemberExpression[object.name='words']:not(:function *)",
          message: 'While a module is loaded, words are English: read them when they are shown.',
        },
      ],
    },
  },
  boundary('media', [
    REACT,
    COMPONENTS,
    {
      group: ['**/state/**', 'zustand'],
      message: 'Media holds no store: stores decide, media does.',
    },
  ]),
  boundary('rest', [
    REACT,
    COMPONENTS,
    { group: ['**/state/**', '**/media/**'], message: 'REST knows neither stores nor media.' },
  ]),
  boundary('state', [REACT, COMPONENTS]),
  boundary('protocol', [
    REACT,
    COMPONENTS,
    {
      group: ['**/state/**', '**/media/**', '**/rest/**'],
      message: 'The protocol is known by all and knows none.',
    },
  ]),
  boundary('ui', [
    {
      group: ['**/features/**', '**/state/**', '**/media/**', '**/rest/**', '**/i18n/**'],
      message: 'ui knows no feature, no state and no words: hand it what it shows.',
    },
  ]),
  boundary('features', [
    { group: ['**/media/**', '**/rest/**'], message: 'React draws, stores decide: ask a store.' },
  ]),
  {
    files: ['src/features/**/*.{ts,tsx}', 'src/ui/**/*.{ts,tsx}'],
    rules: {
      'no-restricted-globals': [
        'error',
        ...['RTCPeerConnection', 'RTCDataChannel', 'RTCRtpSender', 'WebSocket', 'fetch'].map(
          (name) => ({ name, message: 'React draws, stores decide: ask a store.' }),
        ),
      ],
    },
  },
);
