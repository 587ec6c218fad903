/** Loaded before a program: says on standard error how much memory it held at most. */
process.on('exit', () => {
  process.stderr.write(`most memory: ${Math.round(process.resourceUsage().maxRSS / 1024)} MB\n`);
});
