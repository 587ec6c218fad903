import type { forms_v1 } from 'googleapis/build/src/apis/forms/v1.js';
import { warning, type Tried } from './trial.ts';

/** What a form's settings let happen that a coalition should know of before it counts on its list. */
export function formStanding(
  what: string,
  form: forms_v1.Schema$Form,
  place: string,
): readonly Tried[] {
  const { isPublished, isAcceptingResponses } = form.publishSettings?.publishState ?? {};
  const told: Tried[] = [];
  // A form from before forms were published says nothing of it.
  if (isPublished === false)
    told.push(
      warning(what, 'the form is not published, so nobody can sign.', `Publish it: ${place}`),
    );
  else if (isAcceptingResponses === false)
    told.push(
      warning(
        what,
        'the form is closed and takes no more responses.',
        `If people should still sign, open it again under Publish: ${place}`,
      ),
    );
  if (form.settings?.emailCollectionType === 'RESPONDER_INPUT')
    told.push(
      warning(
        what,
        'respondents type their address themselves, so it may be anybody’s.',
        `Under Settings > Responses, collect addresses as Verified, or do not take an address for proof: ${place}`,
      ),
    );
  return told;
}
