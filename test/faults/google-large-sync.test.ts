import { describeFaults } from './google-faults.ts';

describeFaults('too large for one request', {
  setUp: () => Promise.resolve(),
  isNew: true,
  largestRequest: 40_000,
  parts: 3,
});
