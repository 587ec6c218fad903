/** Writes the parts of docs/ that come from the program: `--help` texts and the config's keys. */
import { readFileSync, writeFileSync } from 'node:fs';
import { commandsPage } from './docs/commands.ts';
import { configKeys } from './docs/config-keys.ts';
import { withGenerated } from './docs/generated.ts';

const commands = new URL('../docs/commands.md', import.meta.url);
writeFileSync(commands, withGenerated(readFileSync(commands, 'utf8'), await commandsPage()));
const config = new URL('../docs/config.md', import.meta.url);
writeFileSync(config, withGenerated(readFileSync(config, 'utf8'), configKeys()));
