import svelte from 'eslint-plugin-svelte';
import ts from 'typescript-eslint';

const DEFAULT_EXPORT = { selector: 'ExportDefaultDeclaration', message: 'Export it by its name.' };
const BANNED = [
  {
    selector: 'MemberExpression[object.name="sql"][property.name=/^(raw|identifier)$/]',
    message: 'Goes into SQL unescaped. Use parameters, and a closed map for names of columns.',
  },
  {
    selector: ':matches(NewExpression, CallExpression)[callee.name="RegExp"][arguments.0.type!="Literal"]',
    message: 'Text from elsewhere must not become a pattern. Write a literal, or compare strings.',
  },
];
const BROWSER_ONLY = ['fetch', 'EventSource', 'XMLHttpRequest', 'WebSocket'].map((name) => ({
  name,
  message: 'The server asks nobody: an address from outside must never be fetched.',
}));

export default ts.config(
  { ignores: ['**/*.mjs', '**/*.d.ts', '**/node_modules/**'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  ...ts.configs.recommended,
  ...svelte.configs['flat/recommended'],
  {
    // Rules that need types cost most of the time: only those that find what the compiler lets through, and only where
    // a forgotten await could lose a write.
    files: ['server/{main,cli}.ts', 'server/{http,actions,store,connectors,jobs,live,cli}/**/*.ts'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: `${import.meta.dirname}/..` } },
    rules: {
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/only-throw-error': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser } },
  },
  {
    rules: {
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
      'no-restricted-syntax': ['error', DEFAULT_EXPORT, ...BANNED],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'svelte/no-at-html-tags': 'error',
      // A Map or URLSearchParams that lives inside one function needs no reactivity.
      'svelte/prefer-svelte-reactivity': 'off',
    },
  },
  {
    files: ['server/**/*.ts'],
    rules: {
      'no-restricted-globals': ['error', ...BROWSER_ONLY],
      'no-restricted-imports': [
        'error',
        {
          paths: ['node:child_process', 'child_process'].map((name) => ({
            name,
            message: 'Programs are started in server/store/embedded/ only.',
          })),
        },
      ],
    },
  },
  { files: ['server/store/embedded/*.ts'], rules: { 'no-restricted-imports': 'off' } },
  // The one place from which the server asks somebody: a publisher whose address and account its settings name.
  { files: ['server/connectors/fetch-politely.ts'], rules: { 'no-restricted-globals': 'off' } },
  {
    // A test may call the server under test, and start processes to kill them.
    files: ['**/*.test.ts', 'server/testing/**/*.ts', 'server/bench/**/*.ts'],
    rules: { 'no-restricted-imports': 'off', 'no-restricted-globals': 'off' },
  },
  { files: ['**/*.config.ts'], rules: { 'no-restricted-syntax': ['error', ...BANNED] } },
);
