/** What `undersigned --help` prints; written by `npm run docs`. */
export const FRONT_PAGE = `undersigned <command>

Keeps the list of everyone who signed a letter.

Commands:
  undersigned init [source..]    Look at a form, a sheet or a CSV, and write the config of a letter
  undersigned sync               Pull all sign-ons and bring the master up to date
  undersigned login              Sign in with your own Google account, where there is no service
                                 account
  undersigned check              Try everything that a sync needs, change nothing, and say what to
                                 mend
  undersigned status             Say when the last good sync was, and what waits for a person
  undersigned review             Judge possible matches and missing authorities, one at a time
  undersigned export             Print the list of signers, from the master as it stands
  undersigned explain <name>     Why a group is, or is not, on the list
  undersigned publish            Freeze who is listed now as an edition of the letter
  undersigned changes            What was added, renamed and withdrawn since an edition was frozen
  undersigned dedupe <file>      Find the rows of any CSV that are one organization; no config, no
                                 Google
  undersigned directory          Show, import and learn known organizations: knowledge kept across
                                 letters
  undersigned undo               Take back the last write to a master in Google Sheets
  undersigned restore [version]  Bring back an earlier version of a master that is an .xlsx file

Options:
  --help     Show help                                                                     [boolean]
  --version  Show version number                                                           [boolean]
  --config   The config of the letter (default: the only one in config/)                    [string]
  --json     Print a machine-readable result and nothing else                              [boolean]
  --debug    Show where in the program an error came from                                  [boolean]
`;
