import { bootMachine } from './boot.js'
import { Journal } from './journal.js'
import { lineOf } from './sample.js'
import { utc } from './times.js'

/** make runs more compilers than there is memory for; the kernel takes the largest. */
export function compilerKilled() {
  const journal = new Journal({ host: 'forge', boot: utc(2025, 10, 9, 7, 1, 0), seed: 404 })
  bootMachine(journal, 'ubuntu', { memory: '4025508K', cpus: 8 })
  const at = 2713.418822
  const tell = (late, line, priority = 6) => journal.kernel(at + late, line, priority)
  tell(0, 'cc1plus invoked oom-killer: gfp_mask=0x140dca(GFP_HIGHUSER_MOVABLE|__GFP_COMP|__GFP_ZERO), order=0, oom_score_adj=0', 4)
  tell(0.00001, 'CPU: 5 PID: 31882 Comm: cc1plus Not tainted 5.15.0-94-generic #104-Ubuntu', 4)
  tell(0.00002, 'Hardware name: QEMU Standard PC (Q35 + ICH9, 2009), BIOS 1.16.2-1 04/01/2014', 4)
  for (const [index, call] of ['Call Trace:', ' <TASK>', ' dump_stack_lvl+0x4a/0x63', ' dump_header+0x53/0x228', ' oom_kill_process.cold+0xb/0x10', ' out_of_memory+0x106/0x2e0', ' __alloc_pages_slowpath.constprop.0+0x9a3/0xac0', ' __alloc_pages+0x311/0x330', ' </TASK>'].entries()) tell(0.0001 + index / 1e5, call, 4)
  tell(0.0004, 'Mem-Info:', 4)
  tell(0.0005, 'active_anon:1421 inactive_anon:958817 isolated_anon:0', 4)
  tell(0.0006, 'Free swap  = 0kB', 4)
  tell(0.0007, 'Total swap = 0kB', 4)
  tell(0.0008, 'Tasks state (memory values in pages):', 6)
  tell(0.0009, '[  pid  ]   uid  tgid total_vm      rss pgtables_bytes swapents oom_score_adj name', 6)
  for (let job = 0; job < 8; job += 1) tell(0.001 + job / 1e5, `[  ${31870 + job * 3}]  1000 ${31870 + job * 3}   ${121000 + job * 900}   ${109311 + job * 871}   ${950272 + job * 4096}        0             0 cc1plus`, 6)
  tell(0.002, 'oom-kill:constraint=CONSTRAINT_NONE,nodemask=(null),cpuset=/,mems_allowed=0,global_oom,task_memcg=/user.slice/user-1000.slice/session-4.scope,task=cc1plus,pid=31891,uid=1000', 6)
  tell(0.0021, 'Out of memory: Killed process 31891 (cc1plus) total-vm:509200kB, anon-rss:461632kB, file-rss:0kB, shmem-rss:0kB, UID:1000 pgtables:979kB oom_score_adj:0', 3)
  tell(0.4, 'oom_reaper: reaped process 31891 (cc1plus), now anon-rss:0kB, file-rss:0kB, shmem-rss:0kB', 6)
  const [kernel, build] = [journal.dmesg(journal.between()), makeLog()]
  return {
    folder: 'oom-kills-compiler',
    logs: { 'make.log': build, 'dmesg.txt': kernel },
    expected: {
      hypotheses: [{
        titleMatches: '[Oo]ut of memory|OOM|killed', level: 'likely',
        cites: [{ source: 'make.log', line: lineOf(build, 'Killed signal terminated program cc1plus') }, { source: 'dmesg.txt', line: lineOf(kernel, 'oom-kill:constraint'), endLine: lineOf(kernel, 'Out of memory: Killed process') }],
      }],
    },
    story: [
      'Eight compilers at once on a machine of four gigabytes without swap: the kernel kills one of them, and make stops.',
      'Neither log has a date: dmesg counts from boot, make says no time at all. What joins them is the name of the process.',
      'The lines of make after the first error are consequences.',
    ],
  }
}

function makeLog() {
  const parts = ['lexer', 'parser', 'types', 'lower', 'inline', 'regalloc', 'schedule', 'emit', 'linker', 'debuginfo', 'driver', 'options', 'session', 'query', 'cache', 'intern']
  const lines = ['[  2%] Building CXX object third_party/fmt/CMakeFiles/fmt.dir/src/format.cc.o', '[  3%] Linking CXX static library libfmt.a']
  parts.forEach((part, index) => lines.push(`[ ${String(5 + index * 4).padStart(2)}%] Building CXX object src/core/CMakeFiles/core.dir/${part}.cpp.o`))
  lines.push(
    'src/core/options.cpp: In function \'void quill::describe(const Options&)\':',
    'src/core/options.cpp:88:13: warning: unused variable \'width\' [-Wunused-variable]',
    '   88 |         int width = terminal_width();',
    '      |             ^~~~~',
    'g++: fatal error: Killed signal terminated program cc1plus',
    'compilation terminated.',
    'make[2]: *** [src/core/CMakeFiles/core.dir/build.make:174: src/core/CMakeFiles/core.dir/regalloc.cpp.o] Error 1',
    'make[2]: *** Waiting for unfinished jobs....',
    'make[1]: *** [CMakeFiles/Makefile2:213: src/core/CMakeFiles/core.dir/all] Error 2',
    'make: *** [Makefile:136: all] Error 2',
  )
  return `${lines.join('\n')}\n`
}
