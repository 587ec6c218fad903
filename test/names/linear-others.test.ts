import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { durationMs } from '../../src/cli/duration.ts';
import { configDate } from '../../src/config/date.ts';
import { googleId } from '../../src/config/google-id.ts';
import { typedSignerId } from '../../src/domain/signer-id.ts';
import { orderKey } from '../../src/lists/list-order.ts';
import { escapeMd } from '../../src/lists/formats/to-md.ts';
import { safeCell } from '../../src/lists/formats/to-csv.ts';
import { LANGUAGES } from '../../src/languages/registry.ts';
import { cellText } from '../../src/master/cell-text.ts';
import { answerKey } from '../../src/master/same-answer.ts';
import { typedStatus } from '../../src/master/schema/cell-formats.ts';
import { signerKey } from '../../src/master/schema/signer-tab.ts';
import { readSubmitted } from '../../src/master/submitted.ts';
import { nameLikeness, personName } from '../../src/matching/people/person-name.ts';
import { splitAddress } from '../../src/matching/read/name-address.ts';
import { isRole, ownName, printedName } from '../../src/matching/read/own-name.ts';
import { parseName } from '../../src/matching/read/parsed-name.ts';
import { severalBodies } from '../../src/matching/read/several-bodies.ts';
import { hostOf, siteName } from '../../src/matching/read/site-name.ts';
import { addressDomain } from '../../src/names/address-domain.ts';
import { withoutLooseEmails } from '../../src/names/contact-patterns.ts';
import { scopeLevel } from '../../src/names/national.ts';
import { nearest } from '../../src/names/nearest.ts';
import { organizationHost } from '../../src/names/organization-domain.ts';
import { isNamePlaceholder } from '../../src/names/placeholders.ts';
import { isAbroad } from '../../src/names/places-of-states.ts';
import { shardOf } from '../../src/operations/shard.ts';
import { printable as printableName } from '../../src/review/session/decide.ts';
import { printable } from '../../src/review/terminal/show-question.ts';
import { wrapped } from '../../src/review/terminal/wrap.ts';
import { namedSource } from '../../src/setup/init/place.ts';
import { gridRow, mappableKeys } from '../../src/sources/grid-questions.ts';
import { readHeading } from '../../src/sources/published-list/list-lines.ts';
import { isNote, readPerson, withoutNote } from '../../src/sources/published-list/person-line.ts';
import { quoteTitle, titleKey } from '../../src/sources/question-titles.ts';
import { recognize } from '../../src/sources/question-wordings.ts';
import { leadingHalf } from '../../src/sources/time-words.ts';
import { parseTimestamp } from '../../src/sources/timestamp-forms.ts';
import { wordedDate } from '../../src/sources/worded-date.ts';
import { readDecision } from '../../src/sync/review-items/read-decision.ts';
import { authorityWords } from '../../src/sync/signons/authority-grammar.ts';
import { readScope } from '../../src/sync/signons/scope.ts';
import { columnOf, parseRange, rowOf } from '../../src/workbook/xlsx/cell-ref.ts';
import { numberFormat } from '../../src/workbook/xlsx/number-format.ts';
import { shiftFormula } from '../../src/workbook/xlsx/shift-formula.ts';
import { attributeIn, tagEnd, withoutAttribute } from '../../src/workbook/xlsx/tags.ts';
import {
  asStored,
  decodeText,
  encodeText,
  escapeXml,
  textXml,
} from '../../src/workbook/xlsx/text.ts';
import { superlinear, UNITS } from '../growth.ts';

/** What throws for a text has read it, too. */
function orRefused(parser: (text: string) => unknown): (text: string) => unknown {
  return (text) => {
    try {
      return parser(text);
    } catch {
      return undefined;
    }
  };
}

/** What reads texts that strangers, files and sheets hold, beside those of `linear.test.ts`. */
const PARSERS: Readonly<Record<string, (text: string) => unknown>> = {
  addressDomain,
  answerKey: (text) => answerKey('state', text),
  asStored,
  authorityWords: (text) => authorityWords(text),
  attributeIn: (text) => attributeIn(text, 'r'),
  cellText,
  columnOf: orRefused(columnOf),
  configDate: (text) => configDate(text, 'America/New_York'),
  decodeText,
  durationMs: orRefused((text) => durationMs(text, '--max-age')),
  encodeText,
  escapeMd,
  escapeXml,
  googleId: (text) => googleId(text, 'forms'),
  gridRow,
  hostOf,
  isAbroad,
  isNamePlaceholder: (text) => isNamePlaceholder(text, text),
  isNote,
  isRole,
  leadingHalf,
  mappableKeys,
  nameLikeness: (text) => nameLikeness(personName(text, text), personName('Ana', text), () => 9),
  namedSource: (text) => namedSource(text, '/'),
  nearest: (text) => nearest(text, ['Organization', 'Email']),
  numberFormat: (text) => numberFormat(text, false)(1234.5),
  orderKey,
  organizationHost: (text) => organizationHost(`a@${text}`),
  ownName,
  parseName,
  parseRange: orRefused(parseRange),
  parseTimestamp,
  personName: (text) => personName(text, text),
  printable,
  printableName: orRefused(printableName),
  printedName,
  quoteTitle,
  readDecision: (text) => readDecision(text, { kind: 'typed-pair' }),
  readHeading: (text) => readHeading(text, 'National'),
  readPerson,
  readScope: (text) => readScope(text, LANGUAGES[0]),
  readSubmitted,
  recognize,
  rowOf: orRefused(rowOf),
  safeCell,
  scopeLevel,
  severalBodies: (text) => severalBodies(text, () => false, true),
  shardOf: orRefused((text) => shardOf(text, {})),
  shiftFormula: (text) => shiftFormula(text, 1, 1),
  signerKey,
  siteName,
  splitAddress,
  tagEnd: orRefused((text) => tagEnd(text, 0)),
  textXml: (text) => textXml(text, ''),
  titleKey,
  typedSignerId,
  typedStatus,
  withoutAttribute: (text) => withoutAttribute(text, 'r'),
  withoutLooseEmails,
  withoutNote,
  wordedDate,
  wrapped: (text) => wrapped(text, 80),
};

/** Where what people typed is read. */
const ROOMS = [
  'names',
  'sync/signons',
  'sync/screening',
  'sync/review-items',
  'sources',
  'master',
  'lists',
  'matching/read',
  'matching/people',
  'review/terminal',
  'domain',
];

/** Functions of one text that no stranger's text reaches at its length, each by why it does not. */
const OTHERS: Readonly<Record<string, readonly string[]>> = {
  'given single words, which `foldWords` and `parseName` cut': [
    ...['foldWord', 'isAcronym', 'capitalsOf', 'isSwap', 'areDerived', 'likeness', 'isSlip'],
    ...['edits', 'lettersOf', 'sameNumbers', 'placeOf', 'meaningOfLetters', 'meaning'],
    ...['startsPlace', 'isCityName', 'alsoWord', 'roleOf', 'sense', 'isFreeHost', 'byCodeUnit'],
    ...['stateOfZip', 'stateOfTown', 'isTownCalledLike'],
  ],
  'given texts of the program, its rules or its directory': [
    ...['readRules', 'readTexts', 'wordsOf', 'linesIn', 'linesOf', 'stateIn', 'readKnown'],
    ...['unusable', 'masterReader', 'fromEarlier', 'moreKey', 'continued', 'showSubmitted'],
    ...['partOf', 'sealAt', 'frozenParts'],
  ],
  'given names that `parseName` has cut': ['readBrackets'],
  'one pass over the text, without a pattern': [
    'inParts',
    'isUnusableTypedPair',
    'seal',
    'mergeCell',
    'sentence',
    'sameName',
  ],
  'inside of `wordsOfAnswer`': ['answerWords'],
  'given what the program made': [
    'printSignerId',
    'kindOfId',
    'isOrganizationId',
    'isIndividualId',
    'numberOf',
    'isPlain',
    'isExtra',
    'extraField',
  ],
  'files as a whole, tried with their own tests': [
    ...['layoutOf', 'firstRows', 'recordsOf', 'givenIds', 'responseIds', 'fillPart'],
  ],
};

const EXPORTED =
  /export (?:function (\w+)(?:<[^>]*>)?\(\s*|const (\w+)(?:: [^=\n]+)? = \(\s*)\w+: string\b(?!\[)/gu;

it('nobody adds a function that reads texts without a place among these', () => {
  const files = ROOMS.flatMap((room) =>
    readdirSync(`src/${room}`, { recursive: true, encoding: 'utf8' }).map(
      (name) => `src/${room}/${name}`,
    ),
  ).filter((path) => path.endsWith('.ts'));
  const exported = files.flatMap((path) =>
    [...readFileSync(path, 'utf8').matchAll(EXPORTED)].map(
      ([, name, constant]) => name ?? constant ?? '',
    ),
  );
  const tried = readFileSync('test/names/linear.test.ts', 'utf8').split('const PARSERS')[1] ?? '';
  const known = new Set([
    ...Object.keys(PARSERS),
    ...Object.values(OTHERS).flat(),
    ...[...tried.matchAll(/^ {2}(\w+)[:,]/gmu)].map(([, name = '']) => name),
  ]);
  expect(exported.length).toBeGreaterThan(80);
  expect(exported.filter((name) => !known.has(name))).toEqual([]);
});

/** Of number formats, formulas, times and escapes. */
const MORE_UNITS = ['[$-', '[Red]', '#,##', '0;', '\\', '_x000', 'A1+', "'a'!", '=', '1:', 'a;'];

describe('the cost of any other text', () => {
  it.each(Object.entries(PARSERS))('%s grows with its length and no faster', (_, parser) => {
    expect(superlinear(parser, [...UNITS, ...MORE_UNITS])).toEqual([]);
  });
});
