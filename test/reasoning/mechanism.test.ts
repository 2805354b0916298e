import { describe, expect, it } from 'vitest'
import { mechanismOf } from '../../src/reasoning/mechanism.ts'
import { gistOf, shortly, tellingness, toldBy } from '../../src/reasoning/telling.ts'

describe('the mechanism that a message names', () => {
  it.each([
    ['Fatal error : Could not open /run/till/till.pid : Permission denied', 'permission is denied'],
    ["Can't read config: open /etc/till.toml: permission denied", 'permission is denied'],
    ['tun.New("mill0"): operation not permitted', 'a privilege is missing'],
    ['bind: Address already in use', 'the address is taken'],
    ['dial tcp 10.0.0.9:5432: connect: connection refused', 'the connection is refused'],
    ['lookup db.mill.example: no such host', 'a name is not resolved'],
    ['cannot parse access control: .0/24 allow', 'its configuration is refused'],
    ['unknown configuration option "grain"', 'its configuration is refused'],
    ['sqlite3.OperationalError: database is locked', 'something else holds the lock'],
    ['pthread_create failed: Resource temporarily unavailable', 'no further process or thread is allowed'],
    ['Bind credentials incorrect: Invalid credentials', 'the credentials are refused'],
    ['unable to create netlink socket', 'the kernel or the program lacks a feature'],
    ['Error relocating /usr/lib/mill.so: grind_all: symbol not found', 'a library does not fit'],
    ['read /srv/silo/1: input/output error', 'a read or write failed'],
    ['/etc/mill/key: No such file or directory', 'something is missing'],
    ['failed to open cluster database: driver: bad connection', 'its database cannot be used'],
    ["50-mill.rules:3 Failed to resolve group 'grain', ignoring: Unknown group", 'an account or group does not exist'],
    ['Could not resolve host: mill.example', 'a name is not resolved'],
    ['resolve brick failed in restore', 'a name is not resolved'],
    ['Disk /srv/silo: found backend type fs, expected xl', 'something of another kind is there than it expects'],
    ['Not starting the wheel because could not install dependency wheel==4.1.0', 'a package that it needs could not be installed'],
    ['/usr/bin/mill-up: line 32: grindctl: command not found', 'a command is not installed'],
    ["/usr/bin/env: 'grind': No such file or directory", 'a command is not installed'],
    ['0.0.0.0:grind: Servname not supported for ai_socktype', 'a port is named by a name that is not known'],
    ["anonymous token lacks permission 'grain:write'", 'the token lacks the right'],
    ['apparmor="DENIED" operation="mount" profile="mill" name="/srv/"', 'SELinux or AppArmor forbids it'],
    ['No mask found for IPv6 network.', 'its configuration is refused'],
    ['Mill::Segment::create failed to shm_open(/mill-grain.shm): (13) Permission denied', 'shared memory is refused'],
    ['Rejected: destination has a full message queue, 0 matched rules', 'a limit of the message bus is reached'],
    ['mill 3-0014: lost arbitration', 'the bus to the device is disturbed'],
    ['mill 0000:09:00.0: Detected Tx Unit Hang', 'the device hangs'],
    ["opening socket 'unix:///run/mill.ctl' failed: Address family not supported by protocol", 'its address family is not allowed or not there'],
    ['Usage: /etc/init.d/mill {start|stop}', 'it was called with wrong arguments'],
    ['hub 1-0:1.0: cannot reset port 1 (err = -110)', undefined],
    ['invoke-rc.d: initscript mill, action "start" failed.', 'a service did not start'],
    ['Could not execute millctl:  at /usr/bin/mill-invoke line 142.', 'a command cannot be run'],
    ['cannot execute /usr/bin/mill: Permission denied', 'permission is denied'],
    ['cannot use port 80', 'it cannot listen on its port'],
    ['the wheel took too long', 'no answer in time'],
    ['unknown fields in global: grain_url', 'its configuration is refused'],
    ['Cannot find suitable wheel for x86_64', 'something is missing'],
  ])('%s', (message, name) => {
    expect(mechanismOf(message)?.name).toBe(name)
  })

  it('is none where the words are of no known kind', () => {
    expect(mechanismOf('grinding stopped after three sacks')).toBeUndefined()
    expect(mechanismOf('Started the mill, listening on 0.0.0.0:80')).toBeUndefined()
  })

  it('is found in a very long line without delay, at its beginning and its end', () => {
    const long = 'a '.repeat(300_000)
    expect(mechanismOf(`${long}permission denied${long}`)).toBeUndefined()
    expect(mechanismOf(`permission denied${long}`)?.name).toBe('permission is denied')
    expect(mechanismOf(`${long}permission denied`)?.name).toBe('permission is denied')
  })

  it('is that of the innermost error where one wraps the other', () => {
    const wrapped = 'Error: failed to grind: mill create failed: starting the wheel caused: wheel init caused: setting the control group of the wheel: wheel_prog_query(MILL) failed: function not implemented: unknown.'
    expect(mechanismOf(wrapped)?.name).toBe('the kernel or the program lacks a feature')
    expect(mechanismOf('Syntax error on line 7 of /etc/mill/mill.conf: Syntax error on line 1 of /etc/mill/d/wheel.conf: Cannot load wheel.so into mill: wheel.so: cannot open shared object file: No such file or directory')?.name).toBe('a library does not fit')
  })
})

describe('the thing that a message is about', () => {
  it.each([
    ['the requested volume group "mill" does not exist', 'volume group mill'],
    ['cannot open the "mill" door: no such file', 'mill'],
    ["database 'grain' does not exist", 'database grain'],
    ['open /etc/mill/key: permission denied', '/etc/mill/key'],
    ["Can't start the mill: can't create PID file: No such file or directory", ''],
    ["Wheel 'oak' is not loaded, missing", 'wheel oak'],
    ['org.mill.probe.WheelProbe - Unable to connect to wheel.example.org', 'wheel.example.org'],
    ['/opt/mill/lib.sh: line 270: /srv/silo/1: Permission denied', '/srv/silo/1'],
    ["mill: create_directories: Permission denied: '/srv/silo/Old Grain/1'", '/srv/silo/Old Grain/1'],
    ['[mill] [open_grain] open_grain_file() failed [13]: Permission denied on /etc/mill/grain', '/etc/mill/grain'],
    ['E [silo.c:1769:init] 0-silo: cannot create the door: No such file or directory', ''],
    ['/usr/bin/mill-up: line 32: grindctl: command not found', 'grindctl'],
    ['Job for mill.service failed because the control process exited with error code.', 'mill'],
    ['mill.conf line 59: grain: Unknown setting: grain_size', 'setting grain_size'],
    ['cannot turn the wheel: No private wheel address found', 'private wheel address'],
    ['level=error caller=mill.go:2 msg="cannot load" file=/etc/mill.yml err="unknown fields in global: grain_url"', 'fields grain_url'],
    ['level=error msg="cannot load" err="it said no"', ''],
  ])('%s', (message, thing) => {
    expect(toldBy(message, undefined)?.thing).toBe(thing)
  })
})

it('reads the number of an error where the words are missing', () => {
  expect(toldBy('Unable to start the mill: errno 524', undefined)?.mechanism.name).toBe('the kernel or the program lacks a feature')
  expect(toldBy('Unable to start the mill: errno=13', undefined)?.mechanism.name).toBe('permission is denied')
  expect(toldBy('The mill has 13 errnos', undefined)).toBeUndefined()
})

it('names a long path by its end', () => {
  expect(shortly('/srv/silo/1')).toBe('/srv/silo/1')
  expect(shortly('/usr/local/mill/var/log/today/grain.log')).toBe('…/today/grain.log')
  expect(shortly('a setting with quite a long name in it')).toBe('a setting with quite a long name in it')
})

describe('what is quoted of a message', () => {
  it('is all of it where it is short, and the part that tells where it is long', () => {
    expect(gistOf('cannot open the door ')).toBe('cannot open the door')
    const long = `Handler for POST /v1/mills/7/start returned error: ${'wheel init caused: '.repeat(12)}open /srv/silo/1: permission denied`
    expect(gistOf(long)).toMatch(/^… .*open \/srv\/silo\/1: permission denied$/)
    expect(gistOf(long).length).toBeLessThanOrEqual(162)
  })
})

describe('how much a message tells', () => {
  it.each([
    ['F0405 05:33:40 grind.go:274] failed to run: wheel "a" is different from wheel "b"', 'W0405 05:33:40 grind.go:12] failed to read the old wheel: no such file'],
    ['E [grind.c:17:init] 0-mill: resolve brick failed in restore', 'W [grind.c:9:listen] 0-mill: cannot create listener, no such device'],
    ['[emerg] bind() to 0.0.0.0:8052 failed (13: Permission denied)', 'configuration file /etc/mill.conf test failed'],
    ['[critical] cannot read mill.yml: syntax error on line 9', '[error] cannot read old.yml: syntax error on line 9'],
    ['<error>: Include the wheel in the build', 'time="10:00" level=debug msg="cannot open the wheel: broken pipe"'],
    ['cannot open the door: no such file', 'Skipping unknown option grain'],
  ])('%s tells more than %s', (more, less) => {
    expect(tellingness(more)).toBeGreaterThan(tellingness(less))
  })
})
