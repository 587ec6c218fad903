/**
 * Builds the program into dist/: what `npm run build`, and so `npm ci`, does.
 *
 *     npx tsx scripts/build.ts [FOLDER [SOURCE…]]
 *
 * Sources that are named become entries beside the program's own, for tests of one part as built.
 */
import { bundle } from './build/bundle.ts';
import { checkRules } from './build/check-rules.ts';

const [folder = 'dist', ...entries] = process.argv.slice(2);
await checkRules();
await bundle(folder, entries);
