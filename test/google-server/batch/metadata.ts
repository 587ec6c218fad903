import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/v4.js';
import { invalid } from '../errors.ts';
import { sizeOf } from '../grid.ts';
import { parseMask, update } from '../mask.ts';
import { selectMetadata } from '../metadata.ts';
import { nextNumber, type Metadata, type SpreadsheetState } from '../model.ts';
import { metadataReply } from '../parts-reply.ts';
import { sheetOf, type Desk, type Handlers } from './desk.ts';

/** Keys and values together, for the spreadsheet and again for each tab. */
const MAX_CHARACTERS = 30_000;

function location(
  desk: Desk,
  sent: sheets_v4.Schema$DeveloperMetadataLocation = {},
): sheets_v4.Schema$DeveloperMetadataLocation {
  if (sent.spreadsheet === true) return { spreadsheet: true, locationType: 'SPREADSHEET' };
  const range = sent.dimensionRange;
  if (!range) {
    if (sent.sheetId == null) throw invalid('Must specify a location.');
    sheetOf(desk, sent.sheetId);
    return { sheetId: sent.sheetId, locationType: 'SHEET' };
  }
  const { dimension, startIndex, endIndex } = range;
  if (dimension !== 'ROWS' && dimension !== 'COLUMNS') throw invalid('No dimension specified.');
  const sheet = sheetOf(desk, range.sheetId);
  const start = startIndex ?? 0;
  if (endIndex !== start + 1) {
    throw invalid('Developer metadata can only be associated with a single row or column.');
  }
  if (start < 0 || start >= sizeOf(sheet, dimension)) {
    throw invalid(`dimensionRange[${start}-${start + 1}] is outside the grid.`);
  }
  return {
    locationType: dimension === 'ROWS' ? 'ROW' : 'COLUMN',
    dimensionRange: { ...range, sheetId: range.sheetId ?? 0 },
  };
}

function checkRoom(spreadsheet: SpreadsheetState): void {
  const used = new Map<string, number>();
  for (const each of spreadsheet.metadata) {
    const { spreadsheet: whole, sheetId, dimensionRange } = each.location;
    const key = whole === true ? 'spreadsheet' : String(dimensionRange?.sheetId ?? sheetId ?? 0);
    const size = each.metadataKey.length + (each.metadataValue?.length ?? 0);
    used.set(key, (used.get(key) ?? 0) + size);
  }
  if ([...used.values()].some((size) => size > MAX_CHARACTERS)) {
    throw invalid(
      `Adding this developer metadata would exceed the limit of ${MAX_CHARACTERS} characters.`,
    );
  }
}

function visibilityOf(sent: sheets_v4.Schema$DeveloperMetadata): string {
  if (sent.visibility !== 'PROJECT' && sent.visibility !== 'DOCUMENT') {
    throw invalid('Must specify a visibility.');
  }
  return sent.visibility;
}

function setMetadata(desk: Desk, metadata: readonly Metadata[]): void {
  desk.spreadsheet = { ...desk.spreadsheet, metadata };
  checkRoom(desk.spreadsheet);
}

export const metadataHandlers: Handlers = {
  createDeveloperMetadata(desk, { developerMetadata: sent = {} }) {
    const id = sent.metadataId ?? nextNumber(desk.state);
    if (id <= 0) throw invalid('metadataId must be positive.');
    if (desk.spreadsheet.metadata.some((each) => each.metadataId === id)) {
      throw invalid(
        `Cannot add developer metadata with ID [${id}] because developer metadata with that ID already exists.`,
      );
    }
    if (sent.metadataKey == null || sent.metadataKey === '') throw invalid('Must specify a key.');
    const added: Metadata = {
      metadataId: id,
      metadataKey: sent.metadataKey,
      ...(sent.metadataValue == null ? {} : { metadataValue: sent.metadataValue }),
      location: location(desk, sent.location),
      visibility: visibilityOf(sent),
    };
    setMetadata(desk, [...desk.spreadsheet.metadata, added]);
    return { createDeveloperMetadata: { developerMetadata: metadataReply(added) } };
  },

  updateDeveloperMetadata(desk, { dataFilters = [], developerMetadata: sent = {}, fields }) {
    const mask = parseMask(fields ?? '');
    const chosen = dataFilters.flatMap((filter) => selectMetadata(desk.spreadsheet, filter));
    if (chosen.length === 0) throw invalid('No developer metadata matches the data filters.');
    const changed = new Map<number, Metadata>();
    for (const before of chosen) {
      const after = update(before, sent, mask);
      changed.set(before.metadataId, {
        ...after,
        metadataId: before.metadataId,
        visibility: visibilityOf(after),
        location: 'location' in mask ? location(desk, sent.location) : before.location,
      });
    }
    setMetadata(
      desk,
      desk.spreadsheet.metadata.map((each) => changed.get(each.metadataId) ?? each),
    );
    return {
      updateDeveloperMetadata: { developerMetadata: [...changed.values()].map(metadataReply) },
    };
  },

  deleteDeveloperMetadata(desk, { dataFilter = {} }) {
    const chosen = selectMetadata(desk.spreadsheet, dataFilter);
    setMetadata(
      desk,
      desk.spreadsheet.metadata.filter((each) => !chosen.includes(each)),
    );
    return {
      deleteDeveloperMetadata:
        chosen.length === 0 ? {} : { deletedDeveloperMetadata: chosen.map(metadataReply) },
    };
  },
};
