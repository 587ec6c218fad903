import type { IndividualSigner, OrganizationSigner } from '../../domain/signer.ts';
import { toWall } from '../../platform/zone.ts';

/** Signers as rows, in the order of their tab's columns; Notes, people's own, start empty. */

export function organizationCells(signer: OrganizationSigner, zone: string): readonly string[] {
  return [
    signer.id,
    signer.organization,
    signer.status,
    signer.authority,
    signer.scope,
    signer.state,
    signer.contact,
    signer.contactTitle,
    signer.email,
    signer.amplify,
    signer.edition,
    time(signer.firstSigned, zone),
    time(signer.lastSigned, zone),
    String(signer.responses.length),
    signer.alsoWrittenAs.join('; '),
    '',
  ];
}

export function individualCells(signer: IndividualSigner, zone: string): readonly string[] {
  return [
    signer.id,
    signer.name,
    signer.title,
    signer.affiliation,
    signer.status,
    signer.email,
    signer.edition,
    time(signer.firstSigned, zone),
    time(signer.lastSigned, zone),
    String(signer.responses.length),
    '',
  ];
}

function time(instant: string, zone: string): string {
  return instant === '' ? '' : toWall(instant, zone);
}
