import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Letter } from '../domain/letter.ts';
import { readRegular } from '../platform/files/read-regular.ts';
import { shippedText } from '../platform/files/shipped.ts';
import { fileVersions, type FileVersions } from '../platform/google/file-version.ts';
import type { Google, Target } from '../platform/google/google.ts';
import type { Pulled } from '../domain/pulled.ts';
import type { OpenLetter } from '../sync/opened-letter.ts';
import type { SyncResult } from '../sync/run-sync.ts';
import { masterStore } from '../workbook/master-store.ts';
import type { World } from '../world.ts';
import type { IdleNote } from './idle-note.ts';

/** However quiet it is: after six hours everything is read. */
const LONGEST_MS = 6 * 60 * 60_000;

/** A file that was changed so shortly before it was read may have changed since. */
const MARGIN_MS = 5_000;

/** Of the letter as it is configured here, without what stands at Google. */
export async function digestOf(letter: Letter): Promise<string> {
  const { mtimeMs } = await stat(fileURLToPath(import.meta.url));
  const program = `${shippedText('package.json')} ${mtimeMs}`;
  const sum = createHash('sha256').update(program).update(JSON.stringify(letter));
  const local = letter.sources.flatMap((source) => ('path' in source ? [source.path] : []));
  const files = [...local, ...(letter.directory === undefined ? [] : [letter.directory])];
  for (const path of files) {
    const bytes = await readRegular(path).catch(() => undefined);
    sum.update(`\u0000${path}\u0000${bytes?.length ?? -1}\u0000`).update(bytes ?? '');
  }
  return sum.digest('base64url');
}

/**
 * What there is to note of a sync: of one that wrote, when, since Drive is of no use so shortly after;
 * of one that found nothing to do, what it read. Undefined for others, and where nothing could
 * be told from it.
 */
export function noteOf(
  letter: Letter,
  pulls: readonly Pulled[],
  result: SyncResult,
  about: Pick<IdleNote, 'digest' | 'readAt' | 'wroteAt' | 'isLong'>,
): IdleNote | undefined {
  const { isLong } = about;
  const nothing = { digest: '', readAt: 0, files: {}, forms: [], result: {}, isLong };
  if (result.result === 'written')
    return { ...nothing, wroteAt: about.readAt + 1000 * result.seconds };
  if (result.result !== 'unchanged') return undefined;
  if (about.readAt - about.wroteAt < 2 * MARGIN_MS) return { ...nothing, wroteAt: about.wroteAt };
  const forms: IdleNote['forms'][number][] = [];
  const files: IdleNote['files'] = {};
  const { spreadsheetId } = masterStore(letter.master);
  if (spreadsheetId === undefined) return undefined;
  files[spreadsheetId] = {};
  for (const source of letter.sources) {
    if (source.type === 'google-sheet') files[source.spreadsheetId] = {};
    if (source.type !== 'google-form') continue;
    const pulled = pulls.find((each) => each.source === source.name);
    if (pulled?.revision === undefined) return undefined;
    const times = pulled.responses.map(({ submittedAt = '' }) => submittedAt);
    const newest = times.reduce((latest, time) => (time > latest ? time : latest), '');
    const responses = pulled.responses
      .filter(({ submittedAt }) => submittedAt === newest)
      .map(({ id }) => id)
      .sort();
    forms.push({ id: source.formId, revision: pulled.revision, newest, responses });
  }
  return { ...about, files, forms, result: { ...result, changes: [], kept: [] } };
}

/**
 * Whether nothing has changed since the note was taken: asks for versions, and for responses as
 * new as the newest, and for nothing that grows with the letter. Any doubt is a no.
 *
 * A response that is deleted, and an old one that is edited where Google does not list it among
 * the new ones, is noticed when everything is read again. Gives the note with the versions.
 */
export async function stillIdle(
  note: IdleNote,
  { google }: OpenLetter,
  world: World,
  digest: string,
): Promise<{ readonly note: IdleNote; readonly calls: number } | undefined> {
  const age = world.now().getTime() - note.readAt;
  if (!google || note.digest !== digest || !(age >= 0 && age < LONGEST_MS)) return undefined;
  let asked = 0;
  const versions = await fileVersions(Object.keys(note.files), world, () => {
    asked += 1;
  });
  const files = versions && sameFiles(note, versions);
  if (!files) return undefined;
  for (const form of note.forms) if (!(await isQuiet(form, google))) return undefined;
  return { note: { ...note, files }, calls: asked };
}

function sameFiles(note: IdleNote, { files, ahead }: FileVersions): IdleNote['files'] | undefined {
  const result: IdleNote['files'] = {};
  for (const [id, before] of Object.entries(note.files)) {
    const now = files.get(id);
    if (!now || now.trashed) return undefined;
    const isSame =
      before.version === undefined
        ? now.modified < note.readAt + ahead - MARGIN_MS
        : before.version === now.version && before.modified === now.modified;
    if (!isSame) return undefined;
    result[id] = { version: now.version, modified: now.modified };
  }
  return result;
}

/** Whether a form asks what it asked, and lists nothing newer than it did. */
async function isQuiet(form: IdleNote['forms'][number], google: Google): Promise<boolean> {
  const target: Target = { kind: 'form', id: form.id, role: 'Editor' };
  const { revisionId } = await google.read(target, ({ forms }, options) =>
    forms.forms.get({ formId: form.id, fields: 'revisionId' }, options),
  );
  if (revisionId !== form.revision) return false;
  const filter = form.newest === '' ? {} : { filter: `timestamp >= ${form.newest}` };
  const { responses = [], nextPageToken } = await google.read(target, ({ forms }, options) =>
    forms.forms.responses.list(
      {
        formId: form.id,
        pageSize: form.responses.length + 1,
        fields: 'nextPageToken,responses(responseId,lastSubmittedTime)',
        ...filter,
      },
      options,
    ),
  );
  const listed = responses.map(({ responseId }) => responseId ?? '').sort();
  const isOld = responses.every(
    ({ lastSubmittedTime }) => Date.parse(lastSubmittedTime ?? '') === Date.parse(form.newest),
  );
  return !nextPageToken && isOld && JSON.stringify(listed) === JSON.stringify(form.responses);
}
