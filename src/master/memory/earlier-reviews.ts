import type { Both, Review, ReviewDecision } from '../../domain/review.ts';
import { kindOfId } from '../../domain/signer-id.ts';
import { loosely } from '../../names/loose.ts';
import type { ReviewMemory } from './memory.ts';

/** A review as version 0.1 of the tool remembered it: as the texts of its row. */
export interface EarlierReview {
  readonly kind: string;
  readonly a: string;
  readonly b: string;
  readonly evidence: string;
  readonly score: string;
  readonly anchors?: Both<string>;
  readonly decided?: ReviewDecision;
}

/**
 * What an earlier version remembered, in today's terms. Its texts are read here and nowhere
 * else: they were written by the tool in one fixed form, with names and answers in cells of their own.
 *
 * Undefined for what cannot be told any more and was never answered: where its question still
 * arises, the next sync asks it again.
 *
 * @param signersOf whom a response stands for
 */
export function fromEarlier(
  id: string,
  earlier: EarlierReview,
  signersOf: (response: string) => readonly string[],
): ReviewMemory | undefined {
  const review = reviewFrom(id, earlier, signersOf);
  if (review === undefined) return undefined;
  return { review, ...(earlier.decided === undefined ? {} : { decided: earlier.decided }) };
}

function reviewFrom(
  id: string,
  { kind, a, b, evidence, score, anchors }: EarlierReview,
  signersOf: (response: string) => readonly string[],
): Review | undefined {
  const [word = '', first = '', ...rest] = id.split(' ');
  const about = id.slice(word.length + 1);
  const names: Both<string> = [a, b];
  switch (word) {
    case 'match': {
      const signers = pairOf(first, rest[0]);
      if (signers === undefined || anchors === undefined) return undefined;
      const reason = evidence.replace(/^\S+ and \S+: /u, '');
      const about = { signers, names, anchors, score: Number(score) || 0, reason };
      return { kind: 'match', ...about, wordedEarlier: true };
    }
    case 'typed': {
      const signers = pairOf(...(/^(\S+) and (\S+): /u.exec(evidence)?.slice(1, 3) ?? []));
      return signers && anchors && { kind: 'typed-pair', signers, names, anchors };
    }
    case 'contradiction': {
      const signers = pairOf(first, rest[0]);
      return signers && { kind: 'contradiction', signers, names, reason: evidence };
    }
    case 'cell':
      return { kind: 'edited-cell', signer: first, header: rest.join(' '), theirs: a, ours: b };
    case 'edited': {
      const source = /^The response was edited at (.*); it stands for /su.exec(evidence)?.[1] ?? '';
      const signers = signersOf(about);
      return { kind: 'edited-response', response: about, source, signers, before: a, after: b };
    }
    case 'vanished': {
      const source = /^The response is no longer at (.*); .* stays as it is/su.exec(evidence)?.[1];
      const signers = signersOf(about);
      return {
        kind: 'vanished-response',
        response: about,
        source: source ?? '',
        signers,
        answers: a,
      };
    }
    case 'deleted':
      return { kind: 'deleted-row', signer: about, name: a };
    case 'flag': {
      const label = kind.replace(/^Flag: /u, '');
      return { kind: 'flag', rule: first, label, about: subjectFrom(rest, a), a, b, evidence };
    }
    default:
      return undefined;
  }
}

function pairOf(a = '', b = ''): Both<string> | undefined {
  return kindOfId(a) !== undefined && kindOfId(b) !== undefined ? [a, b] : undefined;
}

const BOXES: Readonly<Record<string, string>> = {
  organization: 'Organization',
  affiliation: 'Affiliation',
  'first-name': 'First name',
  'last-name': 'Last name',
};

function subjectFrom(
  [about = '', ...more]: readonly string[],
  a: string,
): Extract<Review, { readonly kind: 'flag' }>['about'] {
  const [name = '', ...text] = about.split(':');
  const box = text.length > 0 ? BOXES[name] : undefined;
  if (box !== undefined) {
    const key = `${box}: ${loosely(a)}`;
    return { fillers: [{ key, shown: a, box, responses: [], count: 0 }] };
  }
  if (kindOfId(about) === undefined) return { response: about };
  return more.length > 0 ? { signers: [about] } : { signer: about };
}
