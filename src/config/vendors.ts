import { z } from 'zod';
import { FIELDS } from '../domain/letter.ts';
import { dataFiles, readData } from '../languages/read-data.ts';

/** Columns that a vendor writes by itself: of what the tool understands, the response's ID, and a whole name. */
const COLUMNS = [...FIELDS, 'id', 'fullName'] as const;
const texts = z.array(z.string().min(1)).default([]);

const vendorSchema = z.strictObject({
  name: z.string(),
  /** Recognized by all columns of any of these. */
  known: z.array(z.array(z.string()).min(1)).min(1),
  /** Of its times, which carry none; absent where it is the letter's or they carry one. */
  zone: z.string().optional(),
  headerRows: z.union([z.literal(1), z.literal(2)]).default(1),
  /** What the second row of titles says where it adds nothing. */
  fillers: texts,
  columns: z.partialRecord(z.enum(COLUMNS), z.array(z.string()).min(1)),
  /** Further columns of its own, which ask nothing. */
  others: texts,
  /** Answers that mean nothing was answered. */
  blank: texts,
  /** How it writes that a box was ticked, and that it was not. */
  yes: texts,
  no: texts,
});

/** How the exports of one form service look. */
export interface Vendor extends z.output<typeof vendorSchema> {
  /** The name of its file, by which a config names it. */
  readonly id: string;
}

/** A config that names this reads a source as any file, whatever its columns are. */
export const NO_VENDOR = 'none';

const FOLDER = '../../config/rules/vendors/';
let all: readonly Vendor[] | undefined;

/** Every vendor that ships with the program, a file each in config/rules/vendors/. */
export function vendors(): readonly Vendor[] {
  all ??= dataFiles(FOLDER).map((file) =>
    toVendor(file.replace(/\.yaml$/u, ''), readData(FOLDER + file)),
  );
  return all;
}

/** A vendor by what its file says; throws where the file is wrong. */
export function toVendor(id: string, file: unknown): Vendor {
  const { data, error } = vendorSchema.safeParse(file);
  if (data === undefined)
    throw new Error(`config/rules/vendors/${id}.yaml is wrong`, { cause: error });
  return { id, ...data };
}
