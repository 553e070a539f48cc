// What a process has used of the machine, from Linux's /proc; null elsewhere.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

export interface ProcessUse {
  readonly cpuSeconds: number;
  /** Largest resident set so far, in megabytes. */
  readonly peakMegabytes: number;
}

export function readProcessUse(pid: number): ProcessUse | null {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return {
      cpuSeconds: readCpuTicks(pid) / clockTicks(),
      peakMegabytes: Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1] ?? Number.NaN) / 1024,
    };
  } catch {
    return null;
  }
}

/** CPU seconds of a process and its direct children that live now: PostgreSQL has one child a connection. */
export function readFamilyCpuSeconds(pid: number): number | null {
  try {
    const family = readdirSync('/proc').filter(
      (name) => /^\d+$/.test(name) && (Number(name) === pid || parentOf(name) === pid),
    );
    return family.reduce((sum, name) => sum + readCpuTicks(Number(name)), 0) / clockTicks();
  } catch {
    return null;
  }
}

/** Fields after the name, which stands in brackets and may hold anything (proc(5)): the first is number 3, "state". */
function readFields(pid: number | string): string[] {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
}

function readCpuTicks(pid: number): number {
  const fields = readFields(pid);
  return Number(fields[14 - 3]) + Number(fields[15 - 3]);
}

function parentOf(pid: string): number | null {
  try {
    return Number(readFields(pid)[4 - 3]);
  } catch {
    return null;
  }
}

let ticks: number | undefined;

function clockTicks(): number {
  ticks ??= Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }));
  return ticks;
}
