import { finding, type Finding } from '../../domain/finding.ts';
import type { CsvText } from './csv-text.ts';

/** What people should know of how a file is written. */
export function textFindings(text: CsvText, source: string): readonly Finding[] {
  const findings: Finding[] = [];
  const { encoding, odd, zeros } = text;
  const severity = 'warning';
  if (encoding === 'windows-1252' || encoding === 'macintosh') {
    const filling = { source, encoding: encoding === 'macintosh' ? 'Mac Roman' : 'Windows-1252' };
    findings.push(
      finding({ code: 'encoding-guessed', severity, count: 1 }, 'encodingGuessed', filling),
    );
  }
  if (odd.count > 0) {
    // `odd.lines` may be the first of many.
    const filling = { source, lines: odd.lines.join(', ') };
    const about = { code: 'encoding-mixed', severity, count: odd.count } as const;
    findings.push(finding(about, 'encodingMixed', filling));
  }
  if (zeros > 0) {
    const about = { code: 'zeros-at-end', severity, count: zeros } as const;
    findings.push(finding(about, 'zerosAtEnd', { source }));
  }
  return findings;
}
