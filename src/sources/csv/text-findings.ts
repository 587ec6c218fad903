import type { Finding } from '../../domain/finding.ts';
import type { CsvText } from './csv-text.ts';

/** What people should know of how a file is written. */
export function textFindings(text: CsvText, source: string): readonly Finding[] {
  const findings: Finding[] = [];
  const { encoding, odd, zeros } = text;
  if (encoding === 'windows-1252' || encoding === 'macintosh') {
    const as = encoding === 'macintosh' ? 'Mac Roman' : 'Windows-1252';
    findings.push({
      code: 'encoding-guessed',
      severity: 'warning',
      count: 1,
      message: `${source} is not written in UTF-8; it was read as ${as}. Look at accented letters, or save it as CSV UTF-8.`,
    });
  }
  if (odd.count > 0) {
    findings.push({
      code: 'encoding-mixed',
      severity: 'warning',
      count: odd.count,
      message: `${source} is written in UTF-8, but for ${bytes(odd.count)} (${inLines(odd.lines)}) read as Windows-1252. Look at the accented letters there.`,
    });
  }
  if (zeros > 0) {
    findings.push({
      code: 'zeros-at-end',
      severity: 'warning',
      count: zeros,
      message: `${source} ends with ${bytes(zeros, 'zero ')}, as files do whose copying broke off. Check that its last row is there, or download it again.`,
    });
  }
  return findings;
}

function bytes(count: number, kind = ''): string {
  return `${count} ${kind}${count === 1 ? 'byte' : 'bytes'}`;
}

/** `lines` may be the first of many. */
function inLines(lines: readonly number[]): string {
  return `${lines.length === 1 ? 'line' : 'lines'} ${lines.join(', ')}`;
}
