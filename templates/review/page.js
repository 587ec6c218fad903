// The review page. It holds the next questions beforehand, so that an answer shows the
// next one at once; answers go to the server one after the other, and it says when they are safe.

const $ = (id) => document.getElementById(id);
const state = { version: 0, questions: [], left: {}, saving: 0, undoable: 0 };
const later = []; // question IDs put off, the longest first
const unsent = []; // answers that the server has not taken yet
let shown; // the question on the screen
let ticked = new Set();
let sending = false;
let reachable = true;
let barred = ''; // why this window may not ask
let listed = -1;
let told = ''; // what the last answer was refused for
let answered = 0; // in this window, so that one sees how far one is
let alike = false; // whether the answer is meant for all questions of the kind
let batch = []; // how many answers each press of a key gave, the latest last
let soon; // the next look at the state while answers are being saved

/** An element with attributes and children; text is never read as markup. */
function h(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith('on')) element.addEventListener(key.slice(2), value);
    else if (value === true) element.setAttribute(key, '');
    else if (value !== false && value !== undefined) element.setAttribute(key, value);
  }
  element.append(...children.flat().filter((child) => child !== undefined && child !== ''));
  return element;
}

const LANGUAGE = document.documentElement.lang;
const TEXTS = JSON.parse($('texts').textContent);
const FORMS = new Intl.PluralRules(LANGUAGE);

/** A text of the page in its language; `count` chooses the plural form. */
function t(key, filling = {}) {
  const wording = TEXTS[key];
  const text =
    typeof wording === 'string' ? wording : (wording[FORMS.select(filling.count)] ?? wording.other);
  return text.replace(
    /\{(\w+)\}/g,
    (place, name) => filling[name]?.toLocaleString(LANGUAGE) ?? place,
  );
}

/** The same where parts of it are elements. */
function parts(key, elements) {
  return t(key)
    .split(/\{(\w+)\}/)
    .map((part, at) => (at % 2 === 1 ? elements[part] : part));
}

// Came behind the address; it stays in this tab, also when the page is loaded again.
const BEHIND = '#secret=';
if (location.hash.startsWith(BEHIND)) {
  sessionStorage.setItem('secret', location.hash.slice(BEHIND.length));
  history.replaceState(undefined, '', '/');
}

/** Asks the server with the secret of this page, without which it tells nothing. */
function fetchOwn(path, options = {}) {
  const secret = sessionStorage.getItem('secret') ?? '';
  const headers = { ...options.headers, 'X-Undersigned-Secret': secret };
  return fetch(path, { ...options, headers });
}

async function ask(path, body) {
  const answer = await fetchOwn(path, {
    method: body === undefined ? 'GET' : 'POST',
    headers: body === undefined ? {} : { 'Content-Type': 'application/json' },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  if (answer.status === 204) return undefined;
  if (answer.ok) return answer.json();
  const told = await answer.json().catch(() => ({ error: t('ended'), hint: '' }));
  throw Object.assign(new Error(`${told.error} ${told.hint}`.trim()), { status: answer.status });
}

// ── What is asked ──────────────────────────────────────────────────────────

/** Questions that are neither answered here nor put off, then those put off. */
function upcoming() {
  const answered = new Set(unsent.map(({ question }) => question));
  const open = state.questions.filter(({ id }) => !answered.has(id));
  const putOff = later.map((id) => open.find((each) => each.id === id)).filter((each) => each);
  return [...open.filter(({ id }) => !later.includes(id)), ...putOff];
}

function take(next) {
  const before = state.version;
  delete state.held;
  delete state.trouble;
  Object.assign(state, next);
  if (before === 0 && $('by').value === '') $('by').value = state.by;
  $('letter').textContent = state.letter;
  document.title = t('titleOf', { letter: state.letter });
  const still = state.questions.find(({ id }) => id === shown?.id);
  const answered = unsent.some(({ question }) => question === shown?.id);
  if (!still || answered || JSON.stringify(still) !== JSON.stringify(shown)) {
    if (!still || answered || document.activeElement?.closest('#question input') === null) show();
  }
  frame();
}

/** All around the question: what remains, what is saved. */
function frame() {
  const { match = 0, authority = 0, notice = 0 } = state.left;
  const left = {
    matches: t('openMatches', { count: match }),
    authorities: t('openAuthorities', { count: authority }),
    others: t('openOthers', { count: notice }),
  };
  $('left').textContent = state.version === 0 ? '' : t('stillOpen', left);
  showPlace();
  const open = unsent.length + state.saving;
  $('saved').textContent = open > 0 ? t('saving', { count: open }) : t('allSaved');
  const trouble = reachable
    ? state.trouble
    : barred !== ''
      ? barred
      : t('unreachable', { count: unsent.length });
  $('trouble').hidden = trouble === undefined && told === '';
  const warning = [told, trouble ?? ''].filter((text) => text !== '').join(' ');
  if ($('trouble').textContent !== warning) $('trouble').textContent = warning;
  showHeld();
  if (open === 0 && listed !== state.version) void preview();
  if (state.saving > 0 && unsent.length === 0) {
    clearTimeout(soon);
    soon = setTimeout(() => void poll(), 150);
  }
}

let heldShown = '';

/** What would follow from the answers and is too much at once to do unasked: who, and what of them. */
function showHeld() {
  const { held } = state;
  const now = JSON.stringify(held ?? '');
  if (now === heldShown) return;
  heldShown = now;
  $('held').hidden = held === undefined;
  $('held').replaceChildren(...(held === undefined ? [] : heldParts(held)));
}

function heldParts({ tooMuch, names }) {
  const heading = h('h2', { id: 'held-heading' }, t('heldHeading'));
  if (!tooMuch.listed) return [heading, h('p', {}, `${tooMuch.why}. ${tooMuch.advice}`)];
  return [
    heading,
    h('p', {}, t('heldWhy', tooMuch.listed)),
    ...names.map(({ kind, count, first }) =>
      h(
        'details',
        {},
        h('summary', {}, t(HELD[kind], { count })),
        h(
          'ul',
          {},
          first.map((change) => h('li', { dir: 'auto' }, changeText(change))),
        ),
        count > first.length ? h('p', {}, t('andMore', { count: count - first.length })) : '',
      ),
    ),
    h('button', { type: 'button', id: 'go-on', onclick: goOn }, t('goOn')),
  ];
}

const HELD = {
  new: 'heldNew',
  merged: 'heldMerged',
  renamed: 'heldRenamed',
  changed: 'heldChanged',
};

function changeText({ id, name, into, column, was, is }) {
  if (into) return `${name} (${id}) → ${into.name} (${into.id})`;
  const shown = (text) => (text === '' ? t('heldBlank') : `“${text}”`);
  const values = was === undefined ? '' : `${shown(was)} → ${shown(is)}`;
  if (column === undefined) return values === '' ? `${name} (${id})` : `${id}: ${values}`;
  return `${name} (${id}): ${[column, values].filter((part) => part !== '').join(', ')}`;
}

async function goOn() {
  $('go-on').disabled = true;
  try {
    const next = await ask('/api/go-on', {});
    delete state.held;
    take(next);
    say(t('goneOn'));
  } catch (error) {
    $('go-on').disabled = false;
    refuse(error.message);
  }
}

/** "3 of 15": this question, and those before and after it. */
function showPlace() {
  const place = $('place');
  if (!place) return;
  const { match = 0, authority = 0, notice = 0 } = state.left;
  const open = Math.max(1, match + authority + notice - settling());
  place.textContent = t('place', { at: answered + 1, of: answered + open });
}

/** Answers on their way that the server still counts as open. */
const settling = () =>
  unsent.filter(({ verdict }) => verdict !== 'name' && verdict !== 'reopen').length;

function show() {
  const [question] = upcoming();
  if (question?.id !== shown?.id) alike = false;
  shown = question;
  ticked = new Set(isCluster(question) ? [] : question?.signers);
  const main = $('question');
  main.replaceChildren(...(question ? questionParts(question) : nothingLeft()));
  $('bar').replaceChildren(...barParts(question));
  showPlace();
  window.scrollTo(0, 0);
  $('heading').focus({ preventScroll: true });
}

const isCluster = (question) => question?.kind === 'match' && question.sides.length > 2;

function nothingLeft() {
  return [
    h('h2', { id: 'heading', tabindex: '-1' }, state.version === 0 ? t('oneMoment') : t('allDone')),
    state.version === 0
      ? ''
      : h(
          'p',
          {},
          parts('whatIsPrinted', {
            file: h('a', { href: '#have-heading' }, t('getAsFile')),
            edition: h('a', { href: '#publish-heading' }, t('publishAsEdition')),
          }),
        ),
  ].filter((part) => part !== '');
}

function questionParts(question) {
  const several = isCluster(question);
  return [
    h('p', { id: 'place' }),
    h('h2', { id: 'heading', tabindex: '-1' }, question.heading),
    h(
      'div',
      { class: 'sides' },
      question.sides.map((side, at) => sidePart(side, several ? at + 1 : 0)),
    ),
    ...question.texts.map((text, at) =>
      h('pre', { class: 'text' }, h('b', {}, question.labels[at] ?? ''), '\n', text),
    ),
    h('h3', {}, t('whyAsked')),
    h(
      'ul',
      { class: 'why' },
      question.why.map((why) => h('li', {}, why)),
    ),
    h('h3', {}, t('whatAnswersDo')),
    h(
      'dl',
      { class: 'then' },
      question.choices.flatMap(({ key, label, then }) => [
        h('dt', {}, label),
        h('dd', { id: `then-${key}` }, then),
      ]),
    ),
    ...(question.sides.length > 0 ? [printPart(question)] : []),
  ];
}

/** What can be done now, always in sight. */
function barParts(question) {
  const help = h(
    'button',
    { type: 'button', 'aria-keyshortcuts': '?', onclick: showKeys },
    h('kbd', {}, '?'),
    t('keys'),
  );
  if (!question) return state.undoable > 0 ? [undoButton(), help] : [help];
  const others = question.alike.length;
  return [
    h('ul', { class: 'choices' }, question.choices.map(choicePart)),
    others === 0
      ? ''
      : h(
          'label',
          { class: 'alike' },
          h('input', {
            type: 'checkbox',
            id: 'alike',
            'aria-keyshortcuts': 'b',
            onchange: (event) => {
              alike = event.target.checked;
            },
          }),
          h('kbd', {}, 'b'),
          t('forAllAlike', { count: others + 1 }),
        ),
    h(
      'div',
      { class: 'row' },
      h(
        'button',
        { type: 'button', 'aria-keyshortcuts': 'l', onclick: putOff },
        h('kbd', {}, 'l'),
        t('later'),
      ),
      undoButton(),
      help,
    ),
  ].filter((part) => part !== '');
}

function showKeys() {
  const rows = [
    ...(shown?.choices ?? []).map(({ key, label }) => [key, label]),
    ...(isCluster(shown)
      ? [
          [`1–${shown.sides.length}`, t('keyTick')],
          ['0', t('keyTickAll')],
        ]
      : []),
    ...(shown && shown.alike.length > 0 ? [['b', t('keyAlike')]] : []),
    ['l', t('keyLater')],
    ['u', t('keyUndo')],
    ['Tab', t('keyTab')],
    ['?', t('keyKeys')],
  ];
  $('key-list').replaceChildren(
    ...rows.flatMap(([key, what]) => [h('dt', {}, h('kbd', {}, key)), h('dd', {}, what)]),
  );
  $('keys').showModal();
}

function undoButton() {
  return h(
    'button',
    { type: 'button', 'aria-keyshortcuts': 'u', onclick: undo },
    h('kbd', {}, 'u'),
    t('undo'),
  );
}

function sidePart(side, number) {
  const facts = [
    side.signer,
    side.status,
    side.authority,
    side.scope,
    side.state,
    side.affiliation,
  ];
  const name = side.name.flatMap(({ text, differs }) => [
    differs ? h('mark', {}, text) : text,
    ' ',
  ]);
  const id = `tick-${side.signer}`;
  return h(
    'section',
    { class: 'side', 'aria-labelledby': `name-${side.signer}` },
    number === 0
      ? ''
      : h(
          'label',
          { class: 'tick', for: id },
          h('input', { type: 'checkbox', id, onchange: () => tick(side.signer) }),
          h('kbd', {}, String(number)),
          t('belongsTogether'),
        ),
    h('h3', { id: `name-${side.signer}`, dir: 'auto' }, name),
    h('p', { class: 'facts' }, facts.filter((fact) => fact !== '').join(' · ')),
    side.alsoWrittenAs === ''
      ? ''
      : h('p', { class: 'facts' }, t('alsoWrittenAs', { names: side.alsoWrittenAs })),
    h(
      'ul',
      { class: 'people' },
      side.people.map((person) => personPart(person, spelled(side))),
    ),
    side.more === 0 ? '' : h('p', { class: 'more' }, t('andMore', { count: side.more })),
  );
}

/** A side's name in one piece. */
const spelled = ({ name }) => name.map(({ text }) => text).join(' ');

function personPart(person, shownName) {
  const { who, role, when, domain, state: place, wrote, authority, source } = person;
  const where = [domain, place].filter((part) => part !== '').join(', ');
  return h(
    'li',
    {},
    [who, role].filter((part) => part !== '').join(', ') || t('noName'),
    h('br'),
    h('span', { class: 'when' }, [when, where, source].filter((part) => part !== '').join(' · ')),
    ...(wrote === '' || wrote === shownName
      ? []
      : [h('br'), h('span', { class: 'said' }, t('wrote', { name: wrote }))]),
    ...(authority === ''
      ? []
      : [h('br'), h('span', { class: 'said' }, t('maySign', { answer: authority }))]),
  );
}

function choicePart({ verdict, key, label }) {
  return h(
    'li',
    {},
    h(
      'button',
      {
        type: 'button',
        'aria-keyshortcuts': key,
        'aria-describedby': `then-${key}`,
        onclick: () => decide(verdict),
      },
      h('kbd', {}, key),
      label,
    ),
  );
}

/** With "same" the name is printed for the one that is left; for a single signer at once. */
function printPart({ kind, sides }) {
  const input = h('input', { id: 'print', maxlength: '1000', list: 'names', autocomplete: 'off' });
  const names = sides.map(spelled);
  return h(
    'div',
    { class: 'print' },
    h('label', { for: 'print' }, kind === 'match' ? t('nameIfSame') : t('nameToPrint')),
    input,
    h(
      'datalist',
      { id: 'names' },
      names.map((name) => h('option', { value: name })),
    ),
    kind === 'match' || sides.length !== 1
      ? ''
      : h('button', { type: 'button', onclick: rename }, t('setName')),
  );
}

function tick(signer) {
  if (!ticked.delete(signer)) ticked.add(signer);
}

function tickAll() {
  const wanted = ticked.size < shown.signers.length;
  for (const signer of shown.signers) {
    if (ticked.has(signer) !== wanted) $(`tick-${signer}`).click();
  }
}

// ── Answers ────────────────────────────────────────────────────────────────

function decide(verdict) {
  if (!shown) return;
  const name = $('print')?.value.trim() ?? '';
  const together = shown.signers.filter((signer) => ticked.has(signer));
  if (verdict === 'same' && together.length < 2) {
    refuse(t('tickTwo'));
    return;
  }
  const by = $('by').value.trim();
  const others = alike ? shown.alike.map((question) => ({ question, verdict, by })) : [];
  give([
    {
      question: shown.id,
      verdict,
      by,
      ...(verdict === 'same' && together.length < shown.signers.length ? { together } : {}),
      ...(verdict === 'same' && name !== '' ? { name } : {}),
    },
    ...others,
  ]);
}

/** Says why an answer was not taken, until the next one. */
function refuse(message) {
  told = message;
  say(message);
  frame();
}

function rename() {
  const name = $('print').value.trim();
  if (name === '' || !shown) return;
  give([{ question: shown.id, verdict: 'name', name, by: $('by').value.trim() }], false);
  say(t('goesToPrint', { name }));
}

function give(answers, settles = true) {
  told = '';
  const answer = shown?.choices.find(({ verdict }) => verdict === answers[0].verdict)?.label ?? '';
  unsent.push(...answers);
  batch.push(answers.length);
  if (settles) {
    answered += answers.length;
    for (const { question } of answers) {
      const at = later.indexOf(question);
      if (at >= 0) later.splice(at, 1);
    }
    show();
    const { length } = answers;
    sayNext(length > 1 ? t('saidTimes', { answer, count: length }) : answer);
  }
  frame();
  void send();
}

/** One after the other, in the order given; what could not be sent is tried again. */
async function send() {
  if (sending) return;
  sending = true;
  while (unsent.length > 0) {
    try {
      const next = await ask(`/api/answer?count=${wanted()}`, unsent[0]);
      unsent.splice(0, 1);
      reachable = true;
      if (next.taken === false) say(t('answeredAlready'));
      take(next);
    } catch (error) {
      if (error.status === 422 || error.status === 400) {
        const [refused] = unsent.splice(0, 1);
        if (refused.verdict !== 'name' && refused.verdict !== 'reopen') answered--;
        batch.pop();
        refuse(error.message);
        show();
      } else {
        reachable = false;
        frame();
        await new Promise((resolve) => setTimeout(resolve, 2000));
      }
    }
  }
  sending = false;
  frame();
}

const wanted = () => 20 + later.length + unsent.length;

function putOff() {
  if (!shown) return;
  const at = later.indexOf(shown.id);
  if (at >= 0) later.splice(at, 1);
  later.push(shown.id);
  show();
  sayNext(t('later'));
  if (later.length + 5 > state.questions.length) void poll(true);
}

async function undo() {
  await settled();
  try {
    let next = await ask('/api/undo', {});
    const one = next;
    for (let more = (batch.pop() ?? 1) - 1; more > 0 && next.question !== null; more--) {
      next = await ask('/api/undo', {});
      if (next.question !== null) answered = Math.max(0, answered - 1);
    }
    if (one.question !== null) answered = Math.max(0, answered - 1);
    say(one.question === null ? t('nothingToTakeBack') : t('takenBack'));
    const first = next.questions.findIndex(({ id }) => id === next.question);
    if (first > 0) next.questions.unshift(...next.questions.splice(first, 1));
    take(next);
    if (next.question !== null) show();
  } catch (error) {
    say(error.message);
  }
}

async function settled() {
  while (sending) await new Promise((resolve) => setTimeout(resolve, 30));
}

function say(text) {
  $('said').textContent = text;
}

/** What was done, and the question that comes next. */
function sayNext(said) {
  say(shown ? t('next', { said, heading: shown.heading }) : t('noneLeft', { said }));
}

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || $('keys').open) return;
  if (event.target.closest('input:not([type="checkbox"]), select, textarea')) return;
  const key = event.key.toLowerCase();
  const side = isCluster(shown) ? shown.sides[Number(key) - 1] : undefined;
  const choice = shown?.choices.find((each) => each.key === key);
  if (side) $(`tick-${side.signer}`).click();
  else if (key === '0' && isCluster(shown)) tickAll();
  else if (choice) decide(choice.verdict);
  else if (key === 'b' && $('alike')) $('alike').click();
  else if (key === 'l') putOff();
  else if (key === 'u') void undo();
  else if (key === '?') showKeys();
  else return;
  event.preventDefault();
});

// ── Beside the question ────────────────────────────────────────────────────

async function preview() {
  listed = state.version;
  const answer = await fetchOwn(`/api/list?group=${$('group').value}`).catch(() => undefined);
  if (answer?.ok) $('list').innerHTML = await answer.text();
  if ($('decided').open) void decisions();
}

const WHEN = new Intl.DateTimeFormat(LANGUAGE, { dateStyle: 'medium', timeStyle: 'short' });

async function decisions() {
  const all = await ask('/api/decisions').catch(() => []);
  $('decisions').replaceChildren(
    ...all.map(({ id, kind, about, decision, by, at }) => {
      const who = [by, at === '' ? '' : WHEN.format(new Date(at))].filter((part) => part !== '');
      return h(
        'li',
        {},
        `${about.join(' / ') || kind}: `,
        h('b', {}, decision),
        who.length === 0 ? ' ' : `, ${who.join(', ')} `,
        h('button', { type: 'button', onclick: () => reopen(id) }, t('takeBack')),
      );
    }),
    ...(all.length === 0 ? [h('li', {}, t('nothingYet'))] : []),
  );
}

function reopen(id) {
  give([{ question: id, verdict: 'reopen', by: $('by').value.trim() }], false);
}

function search(event) {
  event.preventDefault();
  void lookUp($('search-name').value.trim());
}

/** A name that is looked up when it is chosen. */
function hit(name, signer) {
  const look = (event) => {
    event.preventDefault();
    $('search-name').value = signer;
    void lookUp(signer);
  };
  return h('a', { href: '#search-heading', onclick: look }, name);
}

async function lookUp(name) {
  if (name === '') return;
  const told = await ask(`/api/explain?name=${encodeURIComponent(name)}`).catch((error) => error);
  if (told instanceof Error) {
    $('explanation').replaceChildren(told.message);
    return;
  }
  const near = told.near.map(({ name: other, signer, status }) =>
    h('li', {}, hit(other, signer), ` (${signer}, ${status})`),
  );
  $('explanation').replaceChildren(
    ...told.found.flatMap((each) => [
      h('h3', {}, `${each.name} (${each.signer})`),
      h('p', {}, each.why),
      h(
        'ul',
        {},
        [...each.decisions, ...each.questions].map((text) => h('li', {}, text)),
        each.responses.map(({ submitted, wrote, outcome }) =>
          h('li', {}, `${submitted} “${wrote}”: ${outcome}`),
        ),
      ),
    ]),
    ...(told.found.length === 0 ? [h('p', {}, t('nobodySigned'))] : []),
    ...told.unsigned.map(({ submitted, outcome }) => h('p', {}, `${submitted}: ${outcome}`)),
    ...(near.length === 0 ? [] : [h('p', {}, t('similarNames')), h('ul', {}, near)]),
  );
}

// ── The list, to take along ────────────────────────────────────────────────

async function editions() {
  const names = await ask('/api/editions').catch(() => []);
  const chosen = $('have-since').value;
  const everyone = h('option', { value: '' }, t('sinceBeginning'));
  const since = names.map((name) => h('option', { value: name }, name));
  $('have-since').replaceChildren(everyone, ...since);
  $('have-since').value = names.includes(chosen) ? chosen : '';
  $('editions').replaceChildren(...names.map((name) => h('option', { value: name })));
}

async function have(event) {
  event.preventDefault();
  const wanted = new URLSearchParams(new FormData($('have')));
  await keep(await fetchOwn(`/api/file?${wanted}`).catch(() => undefined));
}

async function fill(event) {
  event.preventDefault();
  const [letter] = $('fill-letter').files;
  if (!letter) return;
  const wanted = new URLSearchParams({
    name: letter.name,
    group: $('have-group').value,
    since: $('have-since').value,
  });
  const sent = { method: 'POST', body: letter };
  await keep(await fetchOwn(`/api/letter?${wanted}`, sent).catch(() => undefined));
}

/** Has the browser keep a file that the server sent, or says why there is none. */
async function keep(answer) {
  if (!answer?.ok) {
    const told = await answer?.json().catch(() => undefined);
    refuse(told ? `${told.error} ${told.hint}` : t('noFile'));
    return;
  }
  const named = /filename\*=UTF-8''([^;]+)/.exec(answer.headers.get('content-disposition') ?? '');
  const url = URL.createObjectURL(await answer.blob());
  const name = decodeURIComponent(named?.[1] ?? 'list');
  h('a', { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
  say(t('downloaded', { file: name }));
}

async function publish(event) {
  event.preventDefault();
  const edition = $('publish-name').value.trim();
  try {
    const made = await ask('/api/publish', { edition, again: $('publish-again').checked });
    $('published').textContent = t('published', {
      edition: made.edition,
      organizations: t('countOrganizations', { count: made.organizations }),
      individuals: t('countIndividuals', { count: made.individuals }),
    });
    $('publish-again').checked = false;
    await editions();
  } catch (error) {
    $('published').textContent = error.message;
  }
}

async function poll(all = false) {
  try {
    const next = await ask(`/api/state?count=${wanted()}&version=${all ? 0 : state.version}`);
    reachable = true;
    barred = '';
    if (next && unsent.length === 0) take(next);
    else frame();
  } catch (error) {
    reachable = false;
    barred = error.status === 403 ? error.message : '';
    frame();
  }
}

$('search').addEventListener('submit', search);
$('have').addEventListener('submit', (event) => void have(event));
$('have-audience').addEventListener('change', () => {
  $('have-warning').hidden = $('have-audience').value !== 'internal';
});
$('fill').addEventListener('submit', (event) => void fill(event));
$('publish').addEventListener('submit', (event) => void publish(event));
$('group').addEventListener('change', preview);
$('decided').addEventListener('toggle', () => $('decided').open && decisions());
$('invite').addEventListener('click', async () => {
  const { address } = await ask('/api/address', {});
  $('address').textContent = address;
});
window.addEventListener('focus', () => void poll());
window.addEventListener('beforeunload', (event) => {
  if (unsent.length > 0) event.preventDefault();
});
show();
await poll();
void editions();
setInterval(() => void poll(), 2000);
