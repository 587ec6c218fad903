import { describeFaults } from './google-faults.ts';

describeFaults('into an empty master', { setUp: () => Promise.resolve(), isNew: true });
