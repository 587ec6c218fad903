import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { loadLetter } from '../../src/config/load-letter.ts';
import type { CsvSource } from '../../src/domain/letter.ts';
import { pullCsv } from '../../src/sources/csv/csv-source.ts';

const CONFIG = 'config/safe-streets.example.yaml';
const letter = await loadLetter(CONFIG);
const files = letter.sources.filter((source): source is CsvSource => source.type === 'csv');
const notes = readFileSync('fixtures/safe-streets/NOTES.md', 'utf8');

describe('the demo letter', () => {
  it('completes from the JSON Schema', () => {
    expect(readFileSync(CONFIG, 'utf8')).toMatch(
      /^# yaml-language-server: \$schema=letter\.schema\.json$/mu,
    );
  });

  it.each(files)('$name: every response is read, with a time', async (source) => {
    const pulled = await pullCsv(source, letter.questions, letter.timezone);
    const counts = { english: [54, 2], spanish: [21, 1] }[source.name];
    const blank = pulled.findings.map(({ code, count }) => [code, count]);
    expect([pulled.responses.length, blank]).toEqual([counts?.[0], [['row-blank', counts?.[1]]]]);
    expect(pulled.responses.filter(({ submittedAt }) => submittedAt === undefined)).toEqual([]);
    expect(new Set(pulled.responses.map(({ id }) => id)).size).toBe(pulled.responses.length);
  });

  it('case 35: tells the last in time from the first that is late', async () => {
    const pulled = await Promise.all(
      files.map((source) => pullCsv(source, letter.questions, letter.timezone)),
    );
    const closes = letter.editions[0]?.closes ?? '';
    const late = pulled
      .flatMap(({ responses }) => responses)
      .filter(({ submittedAt = '' }) => submittedAt > closes);
    expect(late.map(({ answers }) => answers.organization)).toEqual([
      'Étoile Riders',
      'owl walkers of duluth',
      'Los Caminantes Lentos',
    ]);
  });

  it.each(files)('$name: the notes say of every row what it shows', ({ name, path }) => {
    const delimiter = name === 'spanish' ? ';' : ',';
    const rows = parse(readFileSync(path), { delimiter, bom: true }).length - 1;
    const section = notes.split(`## ${name}.csv`)[1]?.split('\n## ')[0] ?? '';
    expect(section.match(/^\| \d+ \|/gmu)?.length).toBe(rows);
  });

  it.each(files)('$name: holds no address that could be real', ({ path }) => {
    for (const [address] of readFileSync(path, 'utf8').matchAll(/[^\s";]+@[^\s";,]+/gu)) {
      expect(address).toMatch(/@(?:[\w.]+\.)?example\.(?:org|com|net)$/u);
    }
  });
});
