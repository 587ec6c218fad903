/**
 * The mailbox behind an e-mail address: what two spellings of one address share.
 *
 * Case never counts and neither does a `+tag`; Gmail also ignores dots and
 * answers to its old name. '' for what is no address.
 */
export function mailbox(email: string): string {
  const [, user = '', host = ''] = /^([^@\s]+)@([^@\s]+)$/u.exec(email.trim().toLowerCase()) ?? [];
  if (user === '') return '';
  const untagged = user.replace(/(?<=.)\+.*$/u, '');
  return host === 'gmail.com' || host === 'googlemail.com'
    ? `${untagged.replaceAll('.', '')}@gmail.com`
    : `${untagged}@${host}`;
}
