import type { IconName } from './icons'
import { words } from './format'

/** The meanings that colours have on every page. */
export type Tone = 'pass' | 'warn' | 'fail' | 'live' | 'shadow' | 'idle'

interface Meaning {
  tone: Tone
  word: string
  icon: IconName | 'pulse'
}

const meanings: Record<string, Meaning> = {
  Succeeded: { tone: 'pass', word: 'succeeded', icon: 'check' },
  Finished: { tone: 'pass', word: 'finished', icon: 'check' },
  Cached: { tone: 'pass', word: 'cached', icon: 'copy' },
  Passed: { tone: 'pass', word: 'passed', icon: 'check' },
  Approved: { tone: 'pass', word: 'approved', icon: 'check' },
  Approve: { tone: 'pass', word: 'approved', icon: 'check' },
  Promoted: { tone: 'pass', word: 'promoted', icon: 'up' },
  Resolved: { tone: 'pass', word: 'resolved', icon: 'check' },
  Ready: { tone: 'pass', word: 'ready', icon: 'check' },
  better: { tone: 'pass', word: 'better', icon: 'up' },
  ok: { tone: 'pass', word: 'stable', icon: 'check' },
  stable: { tone: 'pass', word: 'stable', icon: 'check' },

  Running: { tone: 'live', word: 'running', icon: 'pulse' },
  running: { tone: 'live', word: 'running', icon: 'pulse' },
  Live: { tone: 'live', word: 'live', icon: 'pulse' },
  Starting: { tone: 'live', word: 'starting', icon: 'pulse' },
  Champion: { tone: 'live', word: 'champion', icon: 'check' },

  Warning: { tone: 'warn', word: 'warning', icon: 'bang' },
  warn: { tone: 'warn', word: 'warning', icon: 'bang' },
  warning: { tone: 'warn', word: 'warning', icon: 'bang' },
  moderate: { tone: 'warn', word: 'moderate', icon: 'bang' },
  AwaitingApproval: { tone: 'warn', word: 'awaiting approval', icon: 'clock' },
  waiting: { tone: 'warn', word: 'waiting', icon: 'clock' },
  Acknowledged: { tone: 'warn', word: 'acknowledged', icon: 'person' },
  Canary: { tone: 'warn', word: 'canary', icon: 'bang' },
  RolledBack: { tone: 'warn', word: 'rolled back', icon: 'back' },

  Failed: { tone: 'fail', word: 'failed', icon: 'cross' },
  Killed: { tone: 'fail', word: 'killed', icon: 'cross' },
  Rejected: { tone: 'fail', word: 'rejected', icon: 'cross' },
  Reject: { tone: 'fail', word: 'rejected', icon: 'cross' },
  GatesFailed: { tone: 'fail', word: 'gates failed', icon: 'cross' },
  Firing: { tone: 'fail', word: 'firing', icon: 'bell' },
  alert: { tone: 'fail', word: 'alert', icon: 'bell' },
  critical: { tone: 'fail', word: 'critical', icon: 'bell' },
  Error: { tone: 'fail', word: 'error', icon: 'cross' },
  worse: { tone: 'fail', word: 'worse', icon: 'down' },
  drifted: { tone: 'fail', word: 'drifted', icon: 'bell' },
  fail: { tone: 'fail', word: 'failing', icon: 'cross' },

  Shadow: { tone: 'shadow', word: 'shadow', icon: 'copy' },

  undecided: { tone: 'idle', word: 'undecided', icon: 'clock' },
  Queued: { tone: 'idle', word: 'queued', icon: 'clock' },
  Waiting: { tone: 'idle', word: 'waiting', icon: 'clock' },
  Scheduled: { tone: 'idle', word: 'scheduled', icon: 'clock' },
  GatesPending: { tone: 'idle', word: 'gates pending', icon: 'clock' },
  Skipped: { tone: 'idle', word: 'skipped', icon: 'right' },
  Cancelled: { tone: 'idle', word: 'cancelled', icon: 'stop' },
  Stopped: { tone: 'idle', word: 'stopped', icon: 'stop' },
  Disabled: { tone: 'idle', word: 'disabled', icon: 'stop' },
  idle: { tone: 'idle', word: 'idle', icon: 'check' },
  empty: { tone: 'idle', word: 'nothing yet', icon: 'clock' },
}

/** What a word of the server means here; a word not known yet is shown as it is, without a colour. */
export const meaningOf = (word: string): Meaning => meanings[word] ?? { tone: 'idle', word: words(word), icon: 'clock' }
