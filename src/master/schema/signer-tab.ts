import type { ExtraQuestion, PlainField } from '../../domain/letter.ts';
import { typedSignerId } from '../../domain/signer-id.ts';
import type { Signer, Status } from '../../domain/signer.ts';
import type { Tone } from '../../workbook/palette.ts';
import type { CellFormat } from './cell-formats.ts';
import type { Column, TabSpec } from './column.ts';

/** Who may see a column in an exported list: everyone, staff, or nobody. */
export type ColumnAudience = 'public' | 'internal' | 'nobody';

/** A column of a signer tab: how it is filled from a signer, read back, and exported. */
export interface SignerColumn<S extends Signer, K extends string = string> extends Column<K> {
  readonly audience: ColumnAudience;
  /** What stands in the cell of a signer. */
  readonly show: (signer: S, zone: string) => string;
  /** What a cell says of the signer, whoever typed it. */
  readonly read: (cell: string, zone: string) => Partial<S>;
  /** What an exported list says. */
  readonly print: (signer: S) => string;
}

export interface SignerSpec<S extends Signer, K extends string = string> extends TabSpec<K> {
  readonly rowKey: K;
  readonly kind: S['kind'];
  readonly columns: readonly SignerColumn<S, K>[];
}

const AS_ISSUED = /^[OP]-\d{4,}$/u;

/** The signer ID that a cell means: case, blanks, the kind of dash and leading zeros do not count. */
export function signerKey(cell: string): string {
  if (AS_ISSUED.test(cell)) return cell;
  const plain = cell
    .normalize('NFKC')
    .replace(/[\s\p{Cf}]+/gu, '')
    .replace(/[\p{Pd}\u2212]/gu, '-');
  return typedSignerId(plain) ?? cell.trim();
}

/** How the column of one property is described. */
interface PropertyColumn<V> {
  readonly header: string;
  readonly width: number;
  readonly format: CellFormat<V>;
  readonly audience: ColumnAudience;
  readonly note: Column['note'];
  readonly choices?: readonly string[];
  readonly kind?: Column['kind'];
  readonly wrap?: true;
  /** Where the value is an answer that needs no reading rather than a property of the signer. */
  readonly from?: 'answers';
}

/** One column for each property of a signer: the type checker misses one that is forgotten. */
export type PropertyColumns<S extends Signer> = {
  readonly [K in Exclude<keyof S, 'kind' | 'answers'>]: PropertyColumn<S[K]>;
} & {
  readonly [K in PlainField]?: PropertyColumn<string> & { readonly from: 'answers' };
};

/** The columns of a signer's properties, in the order in which they are written down. */
export function propertyColumns<S extends Signer, C extends PropertyColumns<S>>(
  columns: C,
): readonly SignerColumn<S, keyof C & string>[] {
  return Object.entries(columns as Readonly<Record<string, PropertyColumn<unknown>>>).map(
    ([key, { header, width, note, choices, kind, wrap, audience, format, from }]) => {
      const valueOf = (signer: S): unknown =>
        from === undefined ? signer[key as keyof S] : (signer.answers[key as PlainField] ?? '');
      const asPart = (value: unknown): Partial<S> => {
        if (from === undefined) return { [key]: value } as Partial<S>;
        return (value === '' ? {} : { answers: { [key]: value } }) as Partial<S>;
      };
      return {
        key: key as keyof C & string,
        header,
        width,
        note,
        audience,
        ...(choices === undefined ? {} : { choices }),
        ...(kind === undefined ? {} : { kind }),
        ...(wrap === undefined ? {} : { wrap }),
        show: (signer, zone) => format.show(valueOf(signer), zone),
        read: (cell, zone) => asPart(format.read(cell, zone)),
        print: (signer) => format.print(valueOf(signer)),
      };
    },
  );
}

/** People's own column: the tool makes it and never writes to it. */
export function notesColumn<S extends Signer>(): SignerColumn<S, 'notes'> {
  return {
    key: 'notes',
    header: 'Notes',
    width: 32,
    note: ['notes'],
    theirs: true,
    wrap: true,
    audience: 'nobody',
    show: () => '',
    read: () => ({}),
    print: () => '',
  };
}

/** The column of a question that the letter asks beside those that the tool understands. */
export function answerColumn<S extends Signer>({
  key,
  column,
  audience,
}: ExtraQuestion): SignerColumn<S> {
  const print = ({ answers }: S): string => answers[key] ?? '';
  return {
    key,
    header: column,
    width: 24,
    wrap: true,
    note: ['latestAnswer', audience === 'public' ? 'mayBePublished' : 'forStaffOnly'],
    audience,
    show: print,
    read: (cell) => (cell.trim() === '' ? {} : ({ answers: { [key]: cell.trim() } } as Partial<S>)),
    print,
  };
}

/** The column of the name under which a signer is listed. */
export function nameColumn({ columns, kind }: TabSpec & { readonly kind: Signer['kind'] }): number {
  const key = kind === 'organization' ? 'organization' : 'name';
  return columns.findIndex((column) => column.key === key);
}

/** The signer that a row shows, people's edits included; which responses are its own is not in it. */
export function signerIn<S extends Signer>(
  { columns, kind }: SignerSpec<S>,
  cells: readonly string[],
  zone: string,
): S {
  const read: Partial<S>[] = columns.map((each, at) => each.read(cells[at] ?? '', zone));
  const answers = Object.assign({}, ...read.map((part) => part.answers ?? {})) as S['answers'];
  return Object.assign({ kind }, ...read, { answers }) as S;
}

/** A signer as a row, in the order of its tab's columns. */
export function signerCells<S extends Signer>(
  { columns }: SignerSpec<S>,
  signer: S,
  zone: string,
): readonly string[] {
  return columns.map(({ show }) => show(signer, zone));
}

/** How the rows of signers look: their name in sight, and their status by its colour. */
export const SIGNER_LOOKS = {
  frozen: 2,
  colours: {
    by: 'status',
    tones: {
      Listed: 'good',
      'Needs authority': 'waiting',
      'Out of scope': 'aside',
      Withdrawn: 'gone',
      Excluded: 'gone',
    } satisfies Readonly<Record<Status, Tone>>,
  },
} as const;
