/** Steers a server that runs in another process. */
export interface Control {
  readonly url: string;
  /** Does there what the method of that name does here; see `control.ts` for the names. */
  call(name: string, ...args: readonly unknown[]): Promise<unknown>;
}

export function controlOf(url: string): Control {
  return {
    url,
    async call(name, ...args) {
      const response = await fetch(`${url}/_control/${name}`, {
        method: 'POST',
        body: JSON.stringify(args),
      });
      const reply = (await response.json()) as { result?: unknown; error?: unknown };
      if (!response.ok) throw new Error(`${name}: ${JSON.stringify(reply.error)}`);
      return reply.result;
    },
  };
}
