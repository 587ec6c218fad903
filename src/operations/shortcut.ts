/** What a double click on a shortcut starts, and where. */
export interface Shortcut {
  readonly letterName: string;
  /** The folder in which it runs: its `.env` is read there. */
  readonly folder: string;
  /** The program and its arguments, each whole. */
  readonly command: readonly string[];
}

/** A file that starts a program when it is opened. */
export interface ShortcutFile {
  readonly name: string;
  readonly content: string;
}

type Maker = (shortcut: Shortcut) => ShortcutFile;

/** The file that the desktop of this platform starts; every other Unix has the one of Linux. */
export function shortcutFile(platform: NodeJS.Platform, shortcut: Shortcut): ShortcutFile {
  const make = MAKERS[platform] ?? desktopEntry;
  return make(shortcut);
}

const MAKERS: Readonly<Partial<Record<NodeJS.Platform, Maker>>> = {
  darwin: ({ letterName, folder, command }) => ({
    name: `${titleOf(letterName)}.command`,
    content: [
      '#!/bin/sh',
      `cd ${shellQuoted(folder)} || exit 1`,
      `exec ${command.map(shellQuoted).join(' ')}`,
      '',
    ].join('\n'),
  }),
  win32: ({ letterName, folder, command }) => ({
    name: `${titleOf(letterName)}.cmd`,
    content: [
      '@echo off',
      'chcp 65001 >nul',
      `cd /d ${cmdQuoted(folder)}`,
      command.map(cmdQuoted).join(' '),
      'if errorlevel 1 pause',
      '',
    ].join('\r\n'),
  }),
};

function desktopEntry({ letterName, folder, command }: Shortcut): ShortcutFile {
  return {
    name: `${titleOf(letterName)}.desktop`,
    content: [
      '[Desktop Entry]',
      'Type=Application',
      'Version=1.0',
      `Name=${entryText(titleOf(letterName))}`,
      'Comment=Answer what only a person can know, and get the list',
      `Path=${entryText(folder)}`,
      `Exec=${command.map(entryQuoted).join(' ')}`,
      'Terminal=true',
      'Categories=Office;',
      '',
    ].join('\n'),
  };
}

/** A file name that every system takes. */
function titleOf(letterName: string): string {
  const tidy = letterName
    .replace(/[\\/:*?"<>|%\p{Cc}]+/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
  return `Review ${tidy}`.slice(0, 100).trim();
}

function shellQuoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** In a batch file a percent sign begins a variable, also within quotes. */
function cmdQuoted(text: string): string {
  return `"${text.replaceAll('%', '%%')}"`;
}

/** A value of a desktop entry: a backslash begins an escape. */
function entryText(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n');
}

/** An argument of Exec is quoted, and the whole is then escaped as a value. */
function entryQuoted(text: string): string {
  return entryText(`"${text.replace(/["`$\\]/gu, '\\$&').replaceAll('%', '%%')}"`);
}
