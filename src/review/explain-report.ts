import type { Explained, ExplainedResponse, Explanation } from './explain.ts';

/** An explanation in words, for people. */
export function explanationReport({ asked, found, unsigned, near }: Explanation): string {
  const parts = [
    ...found.map(signerPart),
    ...(found.length === 0 ? [`Nobody signed under the name “${asked}”.`] : []),
    ...(unsigned.length === 0
      ? []
      : [
          ['Responses of that name that stand for no signer:', ...unsigned.map(responseLine)].join(
            '\n',
          ),
        ]),
    ...(near.length === 0
      ? []
      : [
          [
            found.length === 0 ? 'Did you mean:' : 'Others of nearly that name:',
            ...near.map(({ signer, name, status }) => `  ${name} (${signer}, ${status})`),
          ].join('\n'),
        ]),
  ];
  return `${parts.join('\n\n')}\n`;
}

function signerPart(signer: Explained): string {
  const { alsoWrittenAs, merged } = signer;
  return [
    `${signer.name} (${signer.signer})`,
    `  ${signer.why}`,
    ...(alsoWrittenAs === '' ? [] : [`  Also written as: ${alsoWrittenAs}`]),
    ...(merged.length === 0 ? [] : [`  Part of it now: ${merged.join(', ')}`]),
    ...signer.decisions.map((each) => `  ${each}.`),
    ...signer.questions.map((each) => `  Waits on the Review tab. ${each}`),
    ...(signer.responses.length === 0 ? ['  No response; typed into the master.'] : []),
    ...signer.responses.map(responseLine),
  ].join('\n');
}

function responseLine({ source, submitted, wrote, outcome }: ExplainedResponse): string {
  return `  ${submitted || 'no time'} ${source}, “${wrote}”: ${outcome}`;
}
