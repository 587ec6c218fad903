import { EXIT, type ExitStatus } from '../errors.ts';
import { explain as explainName } from '../review/explain.ts';
import { explanationReport } from '../review/explain-report.ts';
import { openMasterIndex } from '../review/session/master-index.ts';
import { LANGUAGES } from '../languages/registry.ts';
import type { World } from '../world.ts';
import { findLetter, openLetter } from '../operations/open-letter.ts';
import { standingMaster } from '../operations/current-master.ts';

export interface ExplainCommand {
  readonly config: string | undefined;
  readonly json: boolean;
  readonly name: string;
}

/** Prints why a group is, or is not, on the list, from the master as it stands; changes nothing. */
export async function explain(options: ExplainCommand, world: World): Promise<ExitStatus> {
  const letter = await findLetter(options.config, world);
  const { ports } = await openLetter(letter, world, 'read-only');
  const { master } = await standingMaster(letter, ports.workbook, world);
  const explanation = explainName(openMasterIndex(master, LANGUAGES[0]), options.name);
  world.stdout.write(
    options.json
      ? `${JSON.stringify({ letter: letter.name, ...explanation })}\n`
      : explanationReport(explanation),
  );
  return EXIT.done;
}
