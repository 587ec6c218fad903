import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { startGoogle } from '../google-server/server.ts';
import { controlOf, type Control } from '../google-server/control-client.ts';

let child: ChildProcess;
let control: Control;

beforeAll(async () => {
  const main = fileURLToPath(new URL('../google-server/main.ts', import.meta.url));
  child = spawn(process.execPath, ['--import', 'tsx', main], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(child.stdout ?? child, 'data')) as [Buffer];
  control = controlOf((JSON.parse(line.toString('utf8')) as { url: string }).url);
});

afterAll(async () => {
  child.kill('SIGTERM');
  await once(child, 'exit');
});

async function title(id: string, token: string): Promise<number> {
  const response = await fetch(`${control.url}/v4/spreadsheets/${id}?fields=properties.title`, {
    headers: { authorization: `Bearer ${token}` },
  });
  return response.status;
}

it('runs as a process of its own, and other processes steer it', async () => {
  const id = (await control.call('addSpreadsheet', {
    tabs: [{ title: 'A', rows: [['x']] }],
  })) as string;
  const token = (await control.call('token')) as string;
  await control.call('person', id, 'type', 'A', 'B1', '5');
  expect(await control.call('grid', id, 'A')).toEqual([['x', '5']]);

  await control.call('fail', { api: 'sheets' }, { type: 'status', status: 503 });
  expect(await title(id, token)).toBe(503);
  expect(await title(id, token)).toBe(200);

  const pause = await control.call('pause', { api: 'sheets' });
  const held = title(id, token);
  await control.call('reached', pause);
  await control.call('release', pause);
  expect(await held).toBe(200);
  expect(await control.call('calls')).toMatchObject([{ status: 503 }, { status: 200 }, {}]);
  await expect(control.call('grid', id, 'none')).rejects.toThrow('No tab none');
});

it('hands its state over, so that another server carries on from there', async () => {
  const id = (await control.call('addSpreadsheet', {
    tabs: [{ title: 'A', rows: [['x']] }],
  })) as string;
  const token = (await control.call('token')) as string;
  const other = await startGoogle();
  other.load((await control.call('save')) as string);
  expect(other.grid(id, 'A')).toEqual([['x']]);
  const response = await fetch(`${other.url}/v4/spreadsheets/${id}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  expect(response.status).toBe(200);
  await other.close();
});
