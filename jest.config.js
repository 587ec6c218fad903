/** Tests are ES modules in TypeScript; swc strips the types, `npm run types` checks them. */
export default {
  testEnvironment: 'node',
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '\\.ts$': [
      '@swc/jest',
      {
        jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
        module: { type: 'es6' },
      },
    ],
  },
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
  testSequencer: '<rootDir>/test/heavy-first.js',
  testTimeout: 60_000,
  // Half of the tests wait for child processes: one worker less than cores would leave a core idle.
  maxWorkers: '100%',
};
