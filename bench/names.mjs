/** Invented organization names by the thousand, the same every time. */

const TYPES =
  'Coalition Alliance Center Council Foundation Association Network Project Society Institute Fund Union'.split(
    ' ',
  );
const TOPICS =
  'Housing Justice Immigrant Health Education Climate Workers Women Youth Peace Families Food Civil Rights Community Legal Voters Farmworker Disability'.split(
    ' ',
  );
const PLACES =
  'Springfield Riverside Franklin Greenville Bristol Clinton Fairview Salem Madison Georgetown Dayton Akron'.split(
    ' ',
  );
const STATES = 'AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD'.split(' ');
const SYLLABLES =
  'ba be bi bo da de di do ka ke ki ko la le li lo ma me mi mo na ne ni no ra re ri ro sa se si so ta te ti to va ve vi vo'.split(
    ' ',
  );

/** Numbers from 0 to below n, after Marsaglia's xorshift. */
function dice(seed) {
  let state = seed;
  return (n) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % n;
  };
}

/** Rows of `name,state,email`: about a third write an organization that another row has, somehow else. */
export function* rows(count) {
  const roll = dice(20211029);
  const pick = (list) => list[roll(list.length)];
  const word = () => {
    const text = Array.from({ length: 2 + roll(3) }, () => pick(SYLLABLES)).join('');
    return text[0].toUpperCase() + text.slice(1);
  };
  const lexicon = Array.from({ length: 30_000 }, word);
  const shapes = [
    () => `${pick(lexicon)} ${pick(TOPICS)} ${pick(TYPES)}`,
    () => `${pick(lexicon)} ${pick(lexicon)} ${pick(TYPES)}`,
    () => `${pick(TYPES)} for ${pick(TOPICS)} and ${pick(TOPICS)} of ${pick(lexicon)}`,
    () => `${pick(PLACES)} ${pick(TOPICS)} ${pick(lexicon)} ${pick(TYPES)}`,
  ];
  const known = Array.from({ length: Math.ceil(count * 0.7) }, () => pick(shapes)());
  const variants = [
    (name) => name,
    (name) => name,
    (name) => name.toUpperCase(),
    (name) => `${name}, Inc.`,
    (name) => `The ${name}`,
    (name) => {
      const at = 1 + roll(name.length - 3);
      return name.slice(0, at) + name[at + 1] + name[at] + name.slice(at + 2);
    },
  ];
  for (let at = 0; at < count; at += 1) {
    const host = roll(2) === 0 ? 'mail.example.org' : `${pick(lexicon).toLowerCase()}.example`;
    yield [pick(variants)(pick(known)), pick(STATES), `signer${at}@${host}`];
  }
}
