import { type Context, Hono, type MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { secureHeaders } from 'hono/secure-headers';
import { z } from 'zod';
import type { Letter } from '../../domain/letter.ts';
import { AppError } from '../../errors.ts';
import { buildList } from '../../lists/build-list.ts';
import { toHtml } from '../../lists/formats/to-html.ts';
import { explain } from '../explain.ts';
import { figures } from '../../master/figures/figures.ts';
import { lookPage } from './figures-page.ts';
import { signersIn } from '../../master/master-signers.ts';
import { decided } from '../session/decided.ts';
import { VERDICTS, type Answer } from '../session/question.ts';
import type { ReviewSession } from '../session/session.ts';
import type { PageAccess } from './access.ts';
import type { Assets } from './assets.ts';
import {
  type Download,
  LETTER_REQUEST,
  LIST_REQUEST,
  type ListDesk,
} from '../../lists/list-desk.ts';

export interface PagePorts {
  readonly session: ReviewSession;
  readonly letter: Letter;
  /** Who decides, until the page says otherwise. */
  readonly by: string;
  readonly access: PageAccess;
  readonly lists: ListDesk;
  readonly assets: Assets;
  /** The page's address without any token. */
  readonly address: () => string;
  readonly now: () => Date;
}

const ANSWER = z.strictObject({
  question: z.string().max(400),
  verdict: z.enum(VERDICTS),
  together: z.array(z.string().max(40)).max(50).optional(),
  signer: z.string().max(40).optional(),
  name: z.string().max(1000).optional(),
  by: z.string().max(200),
});

const PUBLISH = z.strictObject({ edition: z.string().max(200), again: z.boolean() });

const GROUPS = ['none', 'state', 'scope'] as const;

/** An answer has a name of a thousand letters at most; in bytes. */
const LARGEST_BODY = 64 * 1024;

const LARGEST_LETTER = 20 * 1024 * 1024;
const FILL = '/api/letter';

/** Questions sent ahead, so that the next one shows without asking for it. */
const AHEAD = 20;
const MOST_AHEAD = 300;
/** The master is looked at again where this long nothing was read, in milliseconds. */
const STALE_AFTER = 15_000;

/** The page and what it asks for. Nothing here is without a session but the first address. */
export function reviewApp(ports: PagePorts): Hono {
  const { session, letter, by, access, assets, address, now, lists } = ports;
  const app = new Hono();
  let readAt = now().getTime();
  let reading = false;

  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        connectSrc: ["'self'"],
        imgSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'none'"],
        frameAncestors: ["'none'"],
      },
      referrerPolicy: 'no-referrer',
      strictTransportSecurity: false,
      xFrameOptions: 'DENY',
    }),
  );
  app.use(async (context, next) => {
    await next();
    context.header('Cache-Control', 'no-store');
  });
  app.use(access.guard);
  const [answers, letters] = [upTo(LARGEST_BODY), upTo(LARGEST_LETTER)];
  app.use((context, next) => (context.req.path === FILL ? letters : answers)(context, next));
  app.onError((error, context) => {
    if (!(error instanceof AppError)) throw error;
    return context.json({ error: error.message, hint: error.hint ?? '' }, 422);
  });

  /** What others changed shows after a while; the answer does not wait for it. */
  const lookAgain = (): void => {
    const at = now().getTime();
    if (reading || at - readAt < STALE_AFTER || session.state().saving > 0) return;
    reading = true;
    void session.refresh().then(
      () => {
        readAt = now().getTime();
        reading = false;
      },
      () => {
        readAt = now().getTime();
        reading = false;
      },
    );
  };

  const stateFor = (count: number) => {
    const { version, saving, undoable, trouble, held } = session.state();
    const state = { version, saving, undoable, trouble, held };
    const left = waitingByKind(session);
    const questions = session.questions(Math.min(Math.max(count, AHEAD), MOST_AHEAD));
    return { ...state, letter: letter.name, language: letter.languages[0], by, left, questions };
  };

  app.get('/', (context) => {
    const token = context.req.query('token');
    if (token === undefined) return context.html(assets.page);
    // Behind a # it stays in the browser, and the page takes it from there.
    const secret = access.admit(context, token);
    if (secret !== undefined) return context.redirect(`/#secret=${secret}`, 303);
    return context.text(
      'This address was used already. Ask the open page for another, or start the review again.',
      403,
    );
  });
  app.get('/page.js', (context) =>
    context.body(assets.script, 200, { 'Content-Type': 'text/javascript; charset=utf-8' }),
  );
  app.get('/page.css', (context) =>
    context.body(assets.style, 200, { 'Content-Type': 'text/css; charset=utf-8' }),
  );
  app.get('/favicon.ico', (context) => context.body(null, 204));
  app.get('/api/state', (context) => {
    lookAgain();
    const { version } = session.state();
    if (context.req.query('version') === String(version)) return context.body(null, 204);
    return context.json(stateFor(Number(context.req.query('count')) || AHEAD));
  });
  app.post('/api/answer', async (context) => {
    const given = ANSWER.safeParse(await context.req.json().catch(() => undefined));
    if (!given.success) return context.json({ error: 'That is not an answer.', hint: '' }, 400);
    const { question, verdict, by: who, together, signer, name } = given.data;
    const answer: Answer = {
      question,
      verdict,
      by: who,
      ...(together === undefined ? {} : { together }),
      ...(signer === undefined ? {} : { signer }),
      ...(name === undefined ? {} : { name }),
    };
    const taken = await session.answer(answer);
    return context.json({ taken, ...stateFor(Number(context.req.query('count')) || AHEAD) });
  });
  app.post('/api/undo', async (context) => {
    const question = await session.undo();
    await session.settle();
    return context.json({ question: question ?? null, ...stateFor(AHEAD) });
  });
  app.post('/api/go-on', async (context) => {
    const done = await session.goOn();
    return context.json({ done, ...stateFor(AHEAD) });
  });
  app.post('/api/address', (context) =>
    context.json({ address: `${address()}?token=${access.invite()}` }),
  );
  app.get('/api/list', (context) => {
    const group = GROUPS.find((each) => each === context.req.query('group')) ?? 'none';
    const { organizations, individuals } = signersIn(session.evidence().master, letter.timezone);
    const list = buildList([...organizations, ...individuals], {
      list: 'all',
      audience: 'public',
      group,
      languages: letter.languages,
      letterName: letter.name,
      extra: letter.extra,
    });
    return context.html(toHtml(list, false));
  });
  app.get('/api/editions', (context) => context.json(lists.editions(session.evidence().master)));
  app.get('/api/file', async (context) => {
    const asked = LIST_REQUEST.safeParse(context.req.query());
    if (!asked.success) return context.json({ error: 'That list does not exist.', hint: '' }, 400);
    await session.settle();
    return sent(context, await lists.file(session.evidence().master, asked.data));
  });
  app.post(FILL, async (context) => {
    const asked = LETTER_REQUEST.safeParse(context.req.query());
    if (!asked.success) return context.json({ error: 'That list does not exist.', hint: '' }, 400);
    const letter = Buffer.from(await context.req.arrayBuffer());
    await session.settle();
    return sent(context, await lists.fill(session.evidence().master, letter, asked.data));
  });
  app.post('/api/publish', async (context) => {
    const asked = PUBLISH.safeParse(await context.req.json().catch(() => undefined));
    if (!asked.success)
      return context.json({ error: 'That edition does not exist.', hint: '' }, 400);
    await session.settle();
    const published = await lists.publish(asked.data.edition, asked.data.again);
    await session.refresh();
    return context.json(published);
  });
  app.get('/look', (context) => {
    const { Organizations, Individuals } = session.evidence().master.tabs;
    const rowsOf = (tab: typeof Organizations) => (tab?.rows ?? []).map(({ cells }) => cells);
    const waiting = waitingByKind(session);
    const counted = figures(rowsOf(Organizations), rowsOf(Individuals));
    return context.html(lookPage(letter.name, letter.languages[0], counted, waiting));
  });
  app.get('/api/explain', (context) =>
    context.json(explain(session.evidence(), context.req.query('name') ?? '')),
  );
  app.get('/api/decisions', (context) => context.json(decided(session.evidence()).slice(0, 200)));
  return app;
}

/** A cap on what a request may bring, in bytes. */
const upTo = (maxSize: number): MiddlewareHandler =>
  bodyLimit({
    maxSize,
    onError: (context) => context.json({ error: 'That is too large.', hint: '' }, 413),
  });

/** As a file that the browser keeps. */
function sent(context: Context, { name, type, body }: Download): Response {
  context.header('Content-Type', type);
  context.header('Content-Disposition', attachment(name));
  return context.body(typeof body === 'string' ? body : new Uint8Array(body));
}

/** Names of any letters; older browsers get those that they know. */
function attachment(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/[^\x20-\x7E]+/gu, '-')
    .replace(/["\\]/gu, '');
  return `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name)}`;
}

function waitingByKind(session: ReviewSession) {
  const left = { match: 0, authority: 0, notice: 0 };
  for (const { kind } of session.state().waiting) left[kind]++;
  return left;
}
