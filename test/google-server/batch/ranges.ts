import { invalid } from '../errors.ts';
import { parseMask, update } from '../mask.ts';
import { nextNumber, type NamedRange, type Protection } from '../model.ts';
import { without } from '../without.ts';
import { namedRangeReply, protectionReply } from '../parts-reply.ts';
import {
  mayEdit,
  PROTECTED,
  putSheet,
  rangeArea,
  sheetOf,
  type Desk,
  type Handlers,
} from './desk.ts';

function checkName(desk: Desk, name: string, own?: string): void {
  if (!/^[\p{L}_][\p{L}\p{N}_]{0,249}$/u.test(name) || /^[A-Za-z]{1,3}\d+$/.test(name)) {
    throw invalid(`Invalid name: ${name}`);
  }
  const taken = desk.spreadsheet.namedRanges.some(
    (each) => each.namedRangeId !== own && each.name.toLowerCase() === name.toLowerCase(),
  );
  if (taken) {
    throw invalid(
      `Cannot add named range with name: ${name}, a named range with that name already exists.`,
    );
  }
}

function namedRange(desk: Desk, id: string | null | undefined): NamedRange {
  const found = desk.spreadsheet.namedRanges.find((each) => each.range && each.namedRangeId === id);
  if (found === undefined) throw invalid(`No NamedRange with id: ${id ?? ''}`);
  return found;
}

function setNamedRanges(desk: Desk, namedRanges: readonly NamedRange[]): void {
  desk.spreadsheet = { ...desk.spreadsheet, namedRanges };
}

function findProtection(
  desk: Desk,
  id: number | null | undefined,
): { readonly protection: Protection; readonly sheetId: number } {
  for (const sheet of desk.spreadsheet.sheets) {
    const protection = sheet.protectedRanges.find(
      (each) => each.protectedRange.protectedRangeId === id,
    );
    if (protection === undefined) continue;
    if (!mayEdit(desk.account, desk.owner, protection)) throw invalid(PROTECTED);
    return { protection, sheetId: sheet.properties.sheetId ?? 0 };
  }
  throw invalid(`No protected range with id: ${id ?? 0}`);
}

export const rangeHandlers: Handlers = {
  addNamedRange(desk, { namedRange: sent = {} }) {
    const name = sent.name ?? '';
    checkName(desk, name);
    rangeArea(desk, sent.range);
    const ids = desk.spreadsheet.namedRanges.map((each) => each.namedRangeId);
    const { rangeIds } = desk.state.quirks;
    if (rangeIds === 'refused' && sent.namedRangeId != null) {
      throw invalid('namedRange.namedRangeId is not valid.');
    }
    const own = rangeIds === 'ignored' ? undefined : sent.namedRangeId;
    const namedRangeId = own ?? String(nextNumber(desk.state));
    if (ids.includes(namedRangeId)) {
      throw invalid(
        `Cannot add named range with ID: ${namedRangeId}, a named range with that ID already exists.`,
      );
    }
    const added = {
      namedRangeId,
      name,
      range: { ...sent.range, sheetId: sent.range?.sheetId ?? 0 },
    };
    setNamedRanges(desk, [...desk.spreadsheet.namedRanges, added]);
    return { addNamedRange: { namedRange: namedRangeReply(added) } };
  },

  updateNamedRange(desk, { namedRange: sent = {}, fields }) {
    const before = namedRange(desk, sent.namedRangeId);
    const mask = parseMask(fields ?? '');
    const after = { ...update(before, sent, mask), namedRangeId: before.namedRangeId };
    checkName(desk, after.name, before.namedRangeId);
    rangeArea(desk, after.range);
    setNamedRanges(
      desk,
      desk.spreadsheet.namedRanges.map((each) => (each === before ? after : each)),
    );
    return {};
  },

  deleteNamedRange(desk, { namedRangeId }) {
    const found = namedRange(desk, namedRangeId);
    setNamedRanges(
      desk,
      desk.spreadsheet.namedRanges.filter((each) => each !== found),
    );
    return {};
  },

  addProtectedRange(desk, { protectedRange: sent = {} }) {
    const byName = sent.namedRangeId == null ? undefined : namedRange(desk, sent.namedRangeId);
    const range = sent.range ?? byName?.range;
    if (range === undefined) throw invalid('Must specify the range to protect.');
    const sheet = sheetOf(desk, range.sheetId);
    rangeArea(desk, range);
    const wholeSheet = Object.keys(range).every((key) => key === 'sheetId');
    if (!wholeSheet && (sent.unprotectedRanges?.length ?? 0) > 0) {
      throw invalid('unprotectedRanges is only supported on protected sheets.');
    }
    const id = sent.protectedRangeId ?? nextNumber(desk.state);
    const taken = desk.spreadsheet.sheets.some((each) =>
      each.protectedRanges.some(({ protectedRange }) => protectedRange.protectedRangeId === id),
    );
    if (taken) throw invalid(`A protected range with the ID ${id} already exists.`);
    const rest = without(sent, 'requestingUserCanEdit');
    const { users = [], groups = [], domainUsersCanEdit } = sent.editors ?? {};
    const editors = {
      ...(users === null || users.length === 0 ? {} : { users }),
      ...(groups === null || groups.length === 0 ? {} : { groups }),
      ...(domainUsersCanEdit === true ? { domainUsersCanEdit } : {}),
    };
    const added: Protection = {
      protectedRange: { protectedRangeId: id, ...rest, range, editors },
      addedBy: desk.account,
    };
    putSheet(desk, { ...sheet, protectedRanges: [...sheet.protectedRanges, added] });
    return { addProtectedRange: { protectedRange: protectionReply(added, true) } };
  },

  updateProtectedRange(desk, { protectedRange: sent = {}, fields }) {
    const { protection, sheetId } = findProtection(desk, sent.protectedRangeId);
    const id = sent.protectedRangeId ?? 0;
    const changed = update(protection.protectedRange, sent, parseMask(fields ?? ''));
    const after = { ...protection, protectedRange: { ...changed, protectedRangeId: id } };
    const sheet = sheetOf(desk, sheetId);
    putSheet(desk, {
      ...sheet,
      protectedRanges: sheet.protectedRanges.map((each) => (each === protection ? after : each)),
    });
    return {};
  },

  deleteProtectedRange(desk, { protectedRangeId }) {
    const { protection, sheetId } = findProtection(desk, protectedRangeId);
    const sheet = sheetOf(desk, sheetId);
    putSheet(desk, {
      ...sheet,
      protectedRanges: sheet.protectedRanges.filter((each) => each !== protection),
    });
    return {};
  },
};
