import { z } from 'zod';
import { readRules } from '../../names/rules.ts';
import { phrases } from '../../names/phrases.ts';

const texts = z.array(z.string());
const textSet = texts.transform((all): ReadonlySet<string> => new Set(all));
const compiled = texts.transform(phrases);

export const SCREENING = readRules(
  'screening.yaml',
  z.strictObject({
    severalOrganizations: z.int().min(2),
    severalPeople: z.int().min(2),
    fictionalPeople: textSet,
    fictionalOrganizations: compiled,
    namesLikeAddresses: textSet,
    addressEndings: texts,
    capitals: z.strictObject({ oneWord: z.int(), severalWords: z.int() }),
    smallWords: textSet,
    rude: compiled,
    notRude: textSet,
    rudeBeginnings: textSet,
    rudeEndings: textSet,
    acronyms: textSet,
    writtenInCapitals: textSet,
    federal: z.strictObject({ endings: texts, domains: textSet, positions: compiled }),
  }),
);
