import Sequencer from '@jest/test-sequencer';

/** Whole syncs with faults, browsers, office programs, installations: each takes a minute, not a second. */
const HEAVY = /\/test\/(?:faults|review\/page|deploy)\/|\/(?:libreoffice|office|real-\w+)\.test/u;

/**
 * Begins with the files that take long, so that none is left to run alone at the end. Jest knows how
 * long each took only where it ran before; on a fresh clone it goes by size, and the longest are small.
 */
export default class HeavyFirst extends Sequencer {
  sort(tests) {
    const ordered = super.sort(tests);
    const heavy = ({ path }) => HEAVY.test(path);
    return [...ordered.filter(heavy), ...ordered.filter((test) => !heavy(test))];
  }
}
