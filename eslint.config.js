import tseslint from 'typescript-eslint';

/** Whoever imports the root of googleapis loads every Google API: 1.3 s and 100 MB. */
const wholeGoogle = {
  paths: [
    { name: 'googleapis', message: 'Import googleapis/build/src/apis/<api>/index.js instead.' },
  ],
};

export default tseslint.config(
  { ignores: ['dist', 'out', 'coverage', 'node_modules'] },
  ...tseslint.configs.strictTypeChecked.map((each) => ({ ...each, files: ['**/*.ts'] })),
  {
    files: ['**/*.ts'],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      'no-restricted-imports': ['error', wholeGoogle],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
    },
  },
  {
    files: ['src/**/*.ts'],
    rules: {
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'no-console': 'error',
    },
  },
);
