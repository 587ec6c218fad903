import type { forms_v1 } from 'googleapis/build/src/apis/forms/v1.js';
import { generateKeyPairSync } from 'node:crypto';
import { createFaults, type Fault, type Matcher, type Pause } from './faults.ts';
import type { Api } from './errors.ts';
import { emptyState, type Cell, type Role, type State } from './model.ts';
import { answerConsent, issueToken } from './oauth.ts';
import {
  addForm,
  addResponse,
  deleteResponse,
  editResponse,
  updateForm,
  type FormInput,
  type ResponseInput,
} from './form-desk.ts';
import {
  addSpreadsheet,
  cellsOf,
  OWNER,
  ROBOT,
  shownGrid,
  type SpreadsheetInput,
} from './office.ts';
import { createPerson, type Person } from './person.ts';
import { without } from './without.ts';
import { createQuotas, type Quota } from './quotas.ts';
import type { Quirks } from './quirks.ts';

/** Made once for each account, since making one takes longer than most tests. */
const keyPairs = new Map<string, ReturnType<typeof keyPair>>();

const keyPair = () =>
  generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });

function keyPairOf(account: string): ReturnType<typeof keyPair> {
  const pair = keyPairs.get(account) ?? keyPair();
  keyPairs.set(account, pair);
  return pair;
}

/** One call as it was answered; status 0 where the connection broke. */
export interface CallRecord {
  readonly api: string;
  readonly method: string;
  readonly httpMethod: string;
  readonly path: string;
  status: number;
  readonly kind: 'read' | 'write';
  /** The kinds of request in a batchUpdate. */
  readonly requests: readonly string[];
}

/** The local Google as tests hold it, whether or not a server stands in front of it. */
export interface Google {
  readonly state: State;
  readonly calls: CallRecord[];
  readonly faults: ReturnType<typeof createFaults>;
  readonly quotas: ReturnType<typeof createQuotas>;
  readonly now: () => number;

  addForm(input: FormInput): string;
  /** Rewords, adds or drops items; items and questions keep the IDs that are given with them. */
  updateForm(formId: string, changes: forms_v1.Schema$Form): void;
  addResponse(formId: string, input: ResponseInput): string;
  editResponse(formId: string, responseId: string, input: ResponseInput): void;
  deleteResponse(formId: string, responseId: string): void;
  /** No page of responses will be longer than this. */
  limitPages(responses: number): void;
  addSpreadsheet(input?: SpreadsheetInput): string;
  /** What each cell shows. */
  grid(spreadsheetId: string, tab: string): string[][];
  /** What each cell holds, by A1 address. */
  cells(spreadsheetId: string, tab: string): Record<string, Cell>;
  /** Titles in order. */
  tabs(spreadsheetId: string): string[];
  /** Somebody at the spreadsheet; its owner unless named. */
  person(spreadsheetId: string, account?: string): Person;
  deleteFile(id: string): void;
  /** Into the bin, where the APIs still read and write it. */
  trashFile(id: string): void;

  share(fileId: string, account?: string, role?: Role): void;
  unshare(fileId: string, account?: string): void;
  enableApi(api: Api): void;
  disableApi(api: Api): void;
  /** An access token, for the robot and all scopes unless told; `expiresIn` in seconds. */
  token(grant?: { account?: string; scopes?: readonly string[]; expiresIn?: number }): string;
  /** Every access token that is out runs out now. */
  expireTokens(): void;
  revokeRefreshTokens(): void;
  refreshToken(grant?: { account?: string; scopes?: readonly string[]; clientId?: string }): string;
  /** The address to which a person who consents is sent back. */
  consent(url: string, account?: string): string;
  /** A key file as Google Cloud gives it; assertions of this account are verified from then on. */
  serviceAccountKey(account?: string): ServiceAccountKey;
  removeAccount(account: string): void;

  fail(matcher: Matcher, fault: Fault, times?: number): void;
  pause(matcher: Matcher): Pause;
  between(matcher: Matcher, act: () => void | Promise<void>): void;
  /** Gives the calls at which something was planned and that never came. */
  clearFaults(): readonly Matcher[];
  quota(quota: Quota): void;
  /** Another Google from now on; `{}` for the usual one. */
  be(quirks: Quirks): void;

  /** The whole state as JSON text, and back. */
  save(): string;
  load(json: string): void;
}

interface ServiceAccountKey {
  readonly type: 'service_account';
  readonly project_id: string;
  readonly private_key_id: string;
  readonly private_key: string;
  readonly client_email: string;
  readonly client_id: string;
  readonly token_uri: string;
}

const ALL_SCOPES = [
  'spreadsheets',
  'forms.body.readonly',
  'forms.responses.readonly',
  'drive.readonly',
] as const;

/** Without a clock of its own a server goes by the machine's. */
export function createGoogle(now: () => number = Date.now): Google {
  const state: State = { ...emptyState(), storageless: [ROBOT] };
  const faults = createFaults();
  const quotas = createQuotas();
  const share = (id: string, account: string, role: Role | undefined): void => {
    const file = state.files[id];
    if (file === undefined) throw new Error(`No file ${id}`);
    const others = without(file.permissions, account);
    const permissions = role === undefined ? others : { ...others, [account]: role };
    state.files[id] = { ...file, permissions };
  };
  return {
    state,
    calls: [],
    faults,
    quotas,
    now,
    addForm: (input) => addForm(state, input, now()),
    updateForm: (formId, changes) => {
      updateForm(state, formId, changes);
    },
    addResponse: (formId, input) => addResponse(state, formId, input, now()),
    editResponse: (formId, responseId, input) => {
      editResponse(state, formId, responseId, input, now());
    },
    deleteResponse: (formId, responseId) => {
      deleteResponse(state, formId, responseId);
    },
    limitPages: (responses) => {
      state.largestPage = responses;
    },
    addSpreadsheet: (input = {}) => addSpreadsheet(state, input, now()),
    grid: (spreadsheetId, tab) => shownGrid(state, spreadsheetId, tab),
    cells: (spreadsheetId, tab) => cellsOf(state, spreadsheetId, tab),
    tabs: (spreadsheetId) =>
      (state.spreadsheets[spreadsheetId]?.sheets ?? []).map((each) => each.properties.title ?? ''),
    person: (spreadsheetId, account = OWNER) => createPerson(state, spreadsheetId, account, now),
    deleteFile: (id) => {
      Reflect.deleteProperty(state.files, id);
      Reflect.deleteProperty(state.spreadsheets, id);
      Reflect.deleteProperty(state.forms, id);
    },
    trashFile: (id) => {
      const file = state.files[id];
      if (file) state.files[id] = { ...file, trashed: true };
    },
    share: (fileId, account = ROBOT, role = 'writer') => {
      share(fileId, account, role);
    },
    unshare: (fileId, account = ROBOT) => {
      share(fileId, account, undefined);
    },
    enableApi: (api) => {
      state.disabledApis = state.disabledApis.filter((each) => each !== api);
    },
    disableApi: (api) => {
      state.disabledApis = [...state.disabledApis, api];
    },
    token: ({ account = ROBOT, scopes = ALL_SCOPES, expiresIn = 3600 } = {}) =>
      issueToken(state, { account, scopes, expiresAt: now() + expiresIn * 1000 }),
    expireTokens: () => {
      state.tokens = {};
    },
    revokeRefreshTokens: () => {
      state.refreshTokens = {};
    },
    refreshToken: ({ account = OWNER, scopes = ALL_SCOPES, clientId } = {}) => {
      const token = `1//local-${Object.keys(state.refreshTokens).length + 1}-${account}`;
      state.refreshTokens[token] = {
        account,
        scopes,
        ...(clientId === undefined ? {} : { clientId }),
      };
      return token;
    },
    consent: (url, account = OWNER) =>
      answerConsent(state, new URL(url).searchParams, account, now()),
    serviceAccountKey: (account = ROBOT) => {
      const { publicKey, privateKey } = keyPairOf(account);
      state.keys[account] = publicKey;
      return {
        type: 'service_account',
        project_id: 'letters',
        private_key_id: 'local',
        private_key: privateKey,
        client_email: account,
        client_id: '100000000000000000001',
        token_uri: 'https://oauth2.googleapis.com/token',
      };
    },
    removeAccount: (account) => {
      state.removedAccounts = [...state.removedAccounts, account];
    },
    fail: (matcher, fault, times) => {
      faults.fail(matcher, fault, times);
    },
    pause: (matcher) => faults.pause(matcher),
    between: (matcher, act) => {
      faults.between(matcher, act);
    },
    clearFaults: () => faults.clear(),
    quota: (quota) => {
      quotas.set(quota);
    },
    be: (quirks) => {
      state.quirks = quirks;
    },
    save: () => JSON.stringify(state),
    load: (json) => {
      Reflect.deleteProperty(state, 'largestPage');
      Object.assign(state, emptyState(), JSON.parse(json) as State);
    },
  };
}
