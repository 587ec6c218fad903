import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/v4.js';
import type { Metadata, NamedRange, Protection } from './model.ts';

/** Drops the defaults that replies leave out: zeros, false and empty texts under these names. */
export function lean<T extends object>(message: T, droppable: readonly string[]): T {
  return Object.fromEntries(
    Object.entries(message).filter(
      ([name, value]) =>
        !(droppable.includes(name) && (value === 0 || value === false || value === '')),
    ),
  ) as T;
}

/** A range in a reply lacks `sheetId` 0; starts that were set stay, even as 0. */
export function rangeReply(range: sheets_v4.Schema$GridRange): sheets_v4.Schema$GridRange {
  return lean(range, ['sheetId']);
}

export function namedRangeReply(named: NamedRange): sheets_v4.Schema$NamedRange {
  return {
    namedRangeId: named.namedRangeId,
    name: named.name,
    ...(named.range === undefined ? {} : { range: rangeReply(named.range) }),
  };
}

export function protectionReply(
  protection: Protection,
  mayEdit: boolean,
): sheets_v4.Schema$ProtectedRange {
  const { editors, range, ...rest } = protection.protectedRange;
  return {
    ...lean(rest, ['warningOnly', 'description']),
    ...(range === undefined ? {} : { range: rangeReply(range) }),
    ...(mayEdit ? { requestingUserCanEdit: true, editors: editors ?? {} } : {}),
  };
}

export function metadataReply(metadata: Metadata): sheets_v4.Schema$DeveloperMetadata {
  const { location, ...rest } = metadata;
  const { dimensionRange, ...place } = location;
  return {
    ...rest,
    location: {
      ...lean(place, ['sheetId']),
      ...(dimensionRange === undefined
        ? {}
        : { dimensionRange: lean(dimensionRange, ['sheetId', 'startIndex']) }),
    },
  };
}
