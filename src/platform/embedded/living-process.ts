import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** What can be known of a process that runs; what the system does not tell is undefined. */
export interface LivingProcess {
  /** Differs between two processes that bore the same number, across restarts of the machine too. */
  identity: string;
  name?: string;
  /** Seconds since 1970, to about a second. */
  startedAt?: number;
}

/** The process with this number, or undefined when there is none or only its unreaped remains (a zombie). */
export function livingProcess(pid: number): LivingProcess | undefined {
  if (process.platform === 'linux') return fromProc(pid);
  if (!answersSignals(pid)) return undefined;
  return process.platform === 'win32' ? { identity: 'unknown' } : fromPs(pid);
}

/** proc(5): the name stands in parentheses and may itself contain some; times are in hundredths of a second. */
function fromProc(pid: number): LivingProcess | undefined {
  let stat: string;
  try {
    stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch {
    return undefined;
  }
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [state, startTicks] = [fields[0], Number(fields[19])];
  if (state === 'Z' || state === 'X') return undefined;
  const bootedAt = Number(/^btime (\d+)$/m.exec(readFileSync('/proc/stat', 'utf8'))?.[1]);
  const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  return {
    identity: `${boot}:${startTicks}`,
    name: stat.slice(stat.indexOf('(') + 1, stat.lastIndexOf(')')),
    startedAt: bootedAt + startTicks / 100,
  };
}

function fromPs(pid: number): LivingProcess | undefined {
  const asked = ['-o', 'stat=', '-o', 'lstart=', '-o', 'comm=', '-p', String(pid)];
  const { stdout } = spawnSync('ps', asked, { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' } });
  const found = /^(\S+)\s+(\w+ +\w+ +\d+ +[\d:]+ +\d{4})\s+(.+?)\s*$/.exec(stdout);
  if (!found) return { identity: 'unknown' };
  const [, state = '', started = '', command = ''] = found;
  if (state.startsWith('Z')) return undefined;
  return {
    identity: started,
    name: command.split('/').at(-1) ?? command,
    startedAt: Date.parse(started) / 1000,
  };
}

function answersSignals(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
