import { describeFaults } from './google-faults.ts';
import { moreSign, peopleWork } from './sources.ts';

describeFaults('into a master that people edited, with new responses', {
  listedAgain: true,
  setUp: async (letter) => {
    await letter.sync();
    peopleWork(letter.server);
    moreSign(letter.server);
  },
});
