import type { GoogleAccess } from './google.ts';

const SCOPE = 'https://www.googleapis.com/auth/';

/** The least that a run needs; reading responses has no narrower scope than these. */
export function scopesFor(access: GoogleAccess): string[] {
  return [
    `${SCOPE}forms.body.readonly`,
    `${SCOPE}forms.responses.readonly`,
    access === 'read-only' ? `${SCOPE}spreadsheets.readonly` : `${SCOPE}spreadsheets`,
  ];
}

/** What a person agrees to once, for runs of both kinds. */
export const SIGN_IN_SCOPES = [...new Set([...scopesFor('read-write'), ...scopesFor('read-only')])];
