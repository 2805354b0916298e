import { describe, expect, it } from 'vitest'
import { mechanismOf } from '../../src/reasoning/mechanism.ts'
import { toldBy } from '../../src/reasoning/telling.ts'

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
  ])('%s', (message, name) => {
    expect(mechanismOf(message)?.name).toBe(name)
  })

  it('is none where the words are of no known kind', () => {
    expect(mechanismOf('grinding stopped after three sacks')).toBeUndefined()
    expect(mechanismOf('Started the mill, listening on 0.0.0.0:80')).toBeUndefined()
  })

  it('is found in a very long line without delay and only at its beginning', () => {
    expect(mechanismOf(`${'a '.repeat(300_000)}permission denied`)).toBeUndefined()
  })
})

describe('the thing that a message is about', () => {
  it.each([
    ['the requested volume group "mill" does not exist', 'volume group mill'],
    ['cannot open the "mill" door: no such file', 'mill'],
    ["database 'grain' does not exist", 'database grain'],
    ['open /etc/mill/key: permission denied', '/etc/mill/key'],
  ])('%s', (message, thing) => {
    expect(toldBy(message, undefined)?.thing).toBe(thing)
  })
})
