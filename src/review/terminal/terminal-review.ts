import { AppError } from '../../errors.ts';
import type { Answer, Choice, ReviewQuestion } from '../session/question.ts';
import type { ReviewSession } from '../session/session.ts';
import type { PressedKeys } from './keys.ts';
import { printable, showKeys, showQuestion } from './show-question.ts';

export interface TerminalPorts {
  readonly session: ReviewSession;
  readonly keys: PressedKeys;
  readonly say: (text: string) => void;
  readonly colour: boolean;
  readonly by: string;
  /** How a screen is begun, where there is one: what stands there is drawn over. */
  readonly screen?: { readonly columns: number; readonly clear: string };
}

export interface TerminalResult {
  readonly answered: number;
  readonly waiting: number;
}

/** What one key made of a question. */
type TerminalStep = { readonly done: string } | 'later' | 'undone' | 'quit';

/** What a question is shown with. */
interface Asking extends TerminalPorts {
  readonly answered: number;
  /** What came of the last key. */
  readonly news: string;
}

/**
 * Asks one question after the other until none is left or the person leaves.
 * Those put off come last. Every answer is in the master when it returns.
 */
export async function reviewInTerminal(ports: TerminalPorts): Promise<TerminalResult> {
  const { session, say } = ports;
  const later = new Set<string>();
  let answered = 0;
  let news = '';
  for (;;) {
    const { waiting } = session.state();
    if (waiting.length > 0 && waiting.every(({ id }) => later.has(id))) later.clear();
    const [question] = session.questions(1, later);
    if (!question) break;
    const step = await askOne(question, waiting.length, { ...ports, answered, news });
    news = step === 'undone' ? 'Taken back.\n' : '';
    if (step === 'quit') break;
    if (step === 'later') {
      later.delete(question.id);
      later.add(question.id);
      if (later.size >= waiting.length && waiting.length === 1) news = 'It is the only one left.\n';
    }
    if (typeof step === 'object') {
      answered++;
      news = step.done;
    }
    if (step === 'undone') {
      answered--;
      await session.settle();
    }
  }
  if (session.state().saving > 0) say('Writing the answers into the master…\n');
  await session.settle();
  return { answered, waiting: session.state().waiting.length };
}

async function askOne(
  question: ReviewQuestion,
  left: number,
  ports: Asking,
): Promise<TerminalStep> {
  const { keys, say, colour, screen, answered } = ports;
  const width = Math.max(40, screen?.columns ?? 80);
  const several = question.kind === 'match' && question.signers.length > 2;
  const ticked = new Set(several ? [] : question.signers);
  let name: string | undefined;
  const look = { colour, ticked, width, answered };
  const show = (news = ''): void => {
    say(`${screen?.clear ?? ''}${news}${showQuestion(question, left, look)}`);
  };
  show(ports.news);
  for (;;) {
    const key = (await keys.key())?.toLowerCase();
    if (key === undefined || key === 'q') return 'quit';
    if (key === 'l') return 'later';
    if (key === '?') {
      say(showKeys(question, look));
      continue;
    }
    if (key === 'u') {
      if ((await ports.session.undo()) !== undefined) return 'undone';
      say('There is nothing to take back.\n');
      continue;
    }
    if (several && /^\d$/u.test(key) && Number(key) <= question.signers.length) {
      tick(question, Number(key), ticked);
      show();
      continue;
    }
    if (key === 'p' && question.signers.length > 0) {
      name = await askName(ports);
      if (name !== undefined && question.signers.length === 1) {
        await give({ question: question.id, verdict: 'name', name, by: ports.by }, ports);
      }
      say(name === undefined ? 'Kept.\n' : `“${name}” goes to print.\n`);
      continue;
    }
    const choice = question.choices.find((each) => each.key === key);
    if (!choice) {
      if (key.trim() !== '') say('That key answers nothing here. ? shows those that do.\n');
      continue;
    }
    const { verdict } = choice;
    const together = question.signers.filter((each) => ticked.has(each));
    const answer: Answer = {
      question: question.id,
      verdict,
      by: ports.by,
      ...(verdict === 'same' && together.length < question.signers.length ? { together } : {}),
      ...(verdict === 'same' && name !== undefined ? { name } : {}),
    };
    if (await give(answer, ports)) return { done: confirmation(question, choice, together) };
  }
}

/** What was done, to be read above the next question. */
function confirmation(
  { sides, texts }: ReviewQuestion,
  { verdict, label }: Choice,
  together: readonly string[],
): string {
  const meant = sides.filter(({ signer }) => verdict !== 'same' || together.includes(signer));
  const names = meant.map(({ name }) => name.map(({ text }) => text).join(' '));
  const about = names.length > 0 ? names.join(' / ') : (texts[0] ?? '').split('\n', 1).join('');
  return `Saved: ${label} – ${printable(about)}. u takes it back.\n`;
}

/** 0 is all of them: ticked, or unticked where they all were. */
function tick({ signers }: ReviewQuestion, number: number, ticked: Set<string>): void {
  const full = ticked.size === signers.length;
  for (const [at, signer] of signers.entries()) {
    if (number === 0 ? full : number === at + 1 && ticked.has(signer)) ticked.delete(signer);
    else if (number === 0 || number === at + 1) ticked.add(signer);
  }
}

async function askName({ keys, say }: TerminalPorts): Promise<string | undefined> {
  say('Name to print (Enter to take it, Escape to leave it): ');
  const line = (await keys.line(say))?.trim();
  say('\n');
  return line === '' ? undefined : line;
}

/** False where the answer does not fit, which is told. */
async function give(answer: Answer, { session, say }: TerminalPorts): Promise<boolean> {
  try {
    if (!(await session.answer(answer))) say('Somebody has answered that already.\n');
    return true;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    say(`${error.message} ${error.hint ?? ''}\n`);
    return false;
  }
}
