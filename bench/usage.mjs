/** Loaded before a program: says on standard error what it took of the processor and of memory. */
process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  const seconds = ((userCPUTime + systemCPUTime) / 1e6).toFixed(2);
  process.stderr.write(`processor: ${seconds} s; most memory: ${Math.round(maxRSS / 1024)} MB\n`);
});
