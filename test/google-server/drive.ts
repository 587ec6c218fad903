import type { drive_v3 } from 'googleapis/build/src/apis/drive/v3.js';
import { allows, openFile, roleOf, type Call } from './access.ts';
import { driveRefusal } from './errors.ts';
import type { FileState, State } from './model.ts';

const MIME = {
  form: 'application/vnd.google-apps.form',
  spreadsheet: 'application/vnd.google-apps.spreadsheet',
} as const;

function nameOf(state: State, id: string, file: FileState): string {
  const title =
    file.kind === 'form'
      ? (state.forms[id]?.form.info?.documentTitle ?? state.forms[id]?.form.info?.title)
      : state.spreadsheets[id]?.properties.title;
  return title ?? '';
}

function user(emailAddress: string, me: string): drive_v3.Schema$User {
  return {
    kind: 'drive#user',
    displayName: emailAddress,
    emailAddress,
    me: emailAddress === me,
    permissionId: emailAddress,
  };
}

function fileReply(
  state: State,
  id: string,
  file: FileState,
  account: string,
): drive_v3.Schema$File {
  const role = roleOf(file, account);
  const edit = allows(role, 'writer');
  const owners = Object.entries(file.permissions).filter(([, each]) => each === 'owner');
  const permissions = Object.entries(file.permissions).map(
    ([emailAddress, each]): drive_v3.Schema$Permission =>
      emailAddress === 'anyone'
        ? { kind: 'drive#permission', id: 'anyoneWithLink', type: 'anyone', role: each }
        : { kind: 'drive#permission', id: emailAddress, type: 'user', emailAddress, role: each },
  );
  return {
    kind: 'drive#file',
    id,
    name: nameOf(state, id, file),
    mimeType: MIME[file.kind],
    trashed: file.trashed === true,
    version: String(file.version ?? 1),
    createdTime: file.createdTime,
    modifiedTime: file.modifiedTime,
    ownedByMe: role === 'owner',
    owners: owners.map(([email]) => user(email, account)),
    shared: permissions.length > 1,
    webViewLink:
      file.kind === 'form'
        ? `https://docs.google.com/forms/d/${id}/edit?usp=drivesdk`
        : `https://docs.google.com/spreadsheets/d/${id}/edit?usp=drivesdk`,
    capabilities: {
      canComment: allows(role, 'commenter'),
      canCopy: true,
      canDelete: role === 'owner',
      canDownload: true,
      canEdit: edit,
      canModifyContent: edit,
      canReadRevisions: edit,
      canRename: edit,
      canShare: edit,
      canTrash: role === 'owner',
    },
    ...(edit ? { permissions, permissionIds: permissions.map((each) => each.id ?? '') } : {}),
  };
}

const QUERY =
  /^(?:(name) = '((?:[^'\\]|\\.)*)'|(mimeType) = '([^']*)'|(name) contains '([^']*)'|trashed ?= ?false)$/;

function matches(q: string): (file: drive_v3.Schema$File) => boolean {
  if (q === '') return () => true;
  const tests = q.split(' and ').map((part) => {
    const match = QUERY.exec(part.trim());
    if (match === null) {
      throw driveRefusal(400, 'invalid', 'Invalid Value', {
        locationType: 'parameter',
        location: 'q',
      });
    }
    const [, name, equal, mime, type, contains, piece] = match;
    return (file: drive_v3.Schema$File): boolean => {
      if (name !== undefined) return file.name === (equal ?? '').replace(/\\(.)/g, '$1');
      if (mime !== undefined) return file.mimeType === type;
      if (contains !== undefined) {
        return (file.name ?? '').toLowerCase().includes((piece ?? '').toLowerCase());
      }
      return true;
    };
  });
  return (file) => tests.every((test) => test(file));
}

/** Without a mask Drive answers with these alone. */
export const BRIEF = 'kind,id,name,mimeType';
export const BRIEF_LIST = `kind,incompleteSearch,files(${BRIEF})`;

export const driveHandlers: Readonly<Record<string, (call: Call) => unknown>> = {
  'files.get'(call) {
    const id = call.part('fileId');
    return fileReply(call.state, id, openFile(call.state, id, call.account), call.account);
  },

  'files.list'(call) {
    const files = Object.entries(call.state.files)
      .filter(([, file]) => allows(roleOf(file, call.account), 'reader'))
      .map(([id, file]) => fileReply(call.state, id, file, call.account))
      .filter(matches(call.query.get('q') ?? ''))
      .sort((a, b) => ((a.id ?? '') < (b.id ?? '') ? -1 : 1));
    const size = Number(call.query.get('pageSize') ?? 100);
    const offset = Number(call.query.get('pageToken') ?? 0);
    const end = offset + size;
    return {
      kind: 'drive#fileList',
      incompleteSearch: false,
      files: files.slice(offset, end),
      ...(end < files.length ? { nextPageToken: String(end) } : {}),
    };
  },

  'files.create'() {
    throw driveRefusal(
      403,
      'storageQuotaExceeded',
      'Service Accounts do not have storage quota. Leverage shared drives or use OAuth delegation instead.',
    );
  },
};
