import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/v4.js';

/** One change within a batch. */
export type SheetsRequest = sheets_v4.Schema$Request;
