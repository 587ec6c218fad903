import type { GoogleSheetSource, Letter } from '../../domain/letter.ts';
import { addressOf, type Google, type Target } from '../../platform/google/google.ts';
import { isZone, toWall } from '../../platform/zone.ts';
import { warning, type Tried } from './trial.ts';

/** Winter and summer, which tell zones apart whatever they are called. */
const MOMENTS = ['2026-01-15T12:00:00.000Z', '2026-07-15T12:00:00.000Z'];

/** Warns where a response sheet's clock is not the letter's, since its timestamps carry no zone. */
export async function trySheetZone(
  letter: Letter,
  source: GoogleSheetSource,
  google: Google,
): Promise<readonly Tried[]> {
  const target: Target = { kind: 'spreadsheet', id: source.spreadsheetId, role: 'Viewer' };
  const { properties } = await google.read(target, ({ sheets }, options) =>
    sheets.spreadsheets.get({ spreadsheetId: target.id, fields: 'properties(timeZone)' }, options),
  );
  const zone = properties?.timeZone ?? '';
  if (isZone(zone) && sameClock(zone, letter.timezone)) return [];
  const how = isZone(zone) ? 'are read by its own clock' : "are read by the letter's clock";
  return [
    warning(
      `source ${source.name}`,
      `its time zone is ${zone === '' ? 'not set' : zone}, the letter's ${letter.timezone}; its timestamps ${how}.`,
      `If that is not how it was meant, choose ${letter.timezone} under File > Settings in ${addressOf(target)}, or correct timezone: in ${letter.file}.`,
    ),
  ];
}

function sameClock(a: string, b: string): boolean {
  return MOMENTS.every((moment) => toWall(moment, a) === toWall(moment, b));
}
