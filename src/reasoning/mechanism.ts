/** What went wrong in a message, as the words that all programs share tell it: those of errno, and those of refusals that every daemon has. */
export interface Mechanism {
  readonly words: RegExp
  /** Where its words name the thing that is meant. */
  readonly names?: RegExp
  /** How it is called, to stand after a name: "… : permission denied". */
  readonly name: string
  /** What it means, as sentences; `{thing}` is what the message is about. */
  readonly means: string
  /** What its folder has to do with it, where its thing is a file: `{folder}`. */
  readonly folder?: string
  readonly check: string
}

// The more specific before the more general: the first whose words stand in a message is meant.
const forms: readonly Mechanism[] = [
  { words: /rf-?kill|(?:soft|hard)[ -]blocked/i,
    name: 'the radio is switched off', means: 'The radio is blocked by rfkill: by a switch or key of the machine (hard) or by software, such as airplane mode or a saved state (soft).',
    check: 'rfkill list; rfkill unblock all' },
  { words: /apparmor=["']?(?:DENIED|ALLOWED)|\bavc: +denied|\bSELinux is preventing/i,
    name: 'SELinux or AppArmor forbids it', means: 'Mandatory access control refused it: the SELinux policy or the AppArmor profile of the program does not allow this operation ({thing}), whatever owner and mode say. After an upgrade of the program, the kernel or the policy the two often do not fit.',
    check: 'ausearch -m AVC -ts recent; aa-status; journalctl -k | grep -E "apparmor|avc"; try again with the profile in complain mode or setenforce 0' },
  { words: /\S: command not found\b|^(?:\S+: )?(?:line )?\d+: \S+: not found$|\benv: ['"`‘]?[\w.+-]+['"’]?: No such file|executable file not found|\bfailed to exec\w*\b.{0,60}(?:no such file|not found)|\bexec: "[^"]+": (?:stat|file does not exist|.{0,20}not found)/i,
    name: 'a command is not installed', means: 'A command that it calls is not installed, or not on the PATH of this process ({thing}): units have a short PATH of their own and read no shell profile, so what lies in ~/.local/bin, nvm, pyenv or cargo is not found.',
    names: /([\w.+-]+)['"’]?: (?:command )?not found|\benv: ['"`‘]?([\w.+-]+)|\bexec: "([^"]+)"/,
    check: 'command -v NAME; systemctl show -p Environment UNIT; write the whole path, or Environment=PATH=…' },
  { words: /\bfound (?:\S+ ){0,2}(?:type|format|layout|version|magic|uuid|size) .{1,40}\bexpected\b|\bexpected (?:\S+ ){0,2}(?:type|format|layout|version|magic|uuid|size) .{1,60}\b(?:got|found)\b/i,
    name: 'something of another kind is there than it expects', means: 'What it finds is of another kind, layout or version than this setup uses ({thing}): it was made by another version, mode or program, and would have to be converted, moved aside or made anew.',
    check: 'what made it, and with which version and mode? an empty place, or the tool that converts it' },
  { words: /(?:can ?not|could ?n[o']t|could not|unable to|fail\w* to|error) (?:pip )?install\w* (?:\S+ ){0,2}(?:package|dependenc|requirement|module|plugin|add-?on)|no (?:matching )?(?:package|dependenc\w+|distribution) .{0,30}(?:found|available)/i,
    name: 'a package that it needs could not be installed', means: 'A dependency that it wants to install by itself is not there and could not be installed ({thing}): no network or index at that moment, no compiler or headers to build it, no rights in the folder, or no release for this version of the interpreter.',
    check: 'install it by hand as the same user and in the same environment; its output says why' },
  { words: /servname not supported|service name .{0,40}(?:unknown|not (?:known|found))|unknown service \w+\/(?:tcp|udp)/i,
    name: 'a port is named by a name that is not known', means: 'A port is given by its service name and that name has no number here ({thing}): it is missing in /etc/services (package netbase or setup), spelled wrong, or the chroot holds no copy of that file.',
    check: 'getent services NAME; write the number instead' },
  { words: /\btoken (?:\S+ ){0,3}(?:lacks?|missing|not found|expired|invalid|revoked)|\blacks permission|\bACL (?:not found|denied|token)|ACLs? .{0,30}(?:not|denied|fail)|cannot \w+ resource "/i,
    name: 'the token lacks the right', means: 'The access control list (ACL, RBAC) of the other side does not give this token or account the right that it needs ({thing}), or no token is set and it counts as anonymous.',
    check: 'which token or service account does it send? its policy or role there' },
  { words: /insecure|not secure|(?:should|must) (?:only )?be (?:owned|readable|accessible|writable|writeable|0?[0-7]{3}\b)|permissions? (?:should|must|of \S+ (?:are|is))|(?:group|world|other)s?[- ](?:readable|writable|writeable|accessible|or others)|accessible (?:only|for|by) (?:the )?(?:group|others|owner)|writ(?:e)?able and owned|(?:wrong|bad|invalid|incorrect|unsafe|too open|loose) (?:owner|ownership|permissions?|mode)|does ?n[o']t match the owner|not owned by|is not a regular|writable root|unprotected|non-executable/i,
    name: 'owner or mode of a file is not as it must be', means: 'The program refuses a file or directory whose owner, group or permission bits are not as it demands ({thing}): keys, secrets and configuration must belong to the right user and must not be open to others.',
    check: 'ls -ln on the file and on the directories above it; chown and chmod as the message says' },
  { words: /symbol (?:lookup error|not found)|undefined symbol|version [`'"]?[A-Z]+[\w.]+[`'"]? not found|error while loading shared librar|cannot open shared object|cannot load library/i,
    name: 'a library does not fit', means: 'A shared library or plugin could not be loaded: it is missing, or it is of another version than the program was built against, so a symbol is not found. An upgrade of one of the two without the other does this.',
    check: 'ldd on the program and on the plugin; reinstall both from one source' },
  { words: /no module named|cannot import|\bImportError|failed to import|unable to import|plugin.{0,60}(?:not found|not be loaded|failed to load|unmet dependency|missing)|(?:cannot|can't|could ?n[o']t|unable to|failed to) (?:find|load|open|create)\b.{0,30}\b(?:plugin|module|extension|provider)\b/i,
    name: 'a plugin or module is missing', means: 'A plugin or module that it needs is not there or does not load: it is not installed, was not built, lies in another folder than the one that is searched, or does not fit the version ({thing}).',
    check: 'install the package that holds the plugin; compare the folder that is searched' },
  { words: /\bPCRs?\b.{0,40}(?:chang|mismatch|match)|\bunseal|policy (?:check )?fail.{0,20}TPM|TPM_RC_POLICY/i,
    name: 'the TPM does not release the secret', means: 'The secret was sealed to measurements (PCR values) of the boot: firmware, boot loader, Secure Boot keys, initrd or command line have changed since it was enrolled, so the policy no longer matches and the TPM refuses to unseal it.',
    check: 'unlock with the passphrase, then enrol again: systemd-cryptenroll --wipe-slot=tpm2 --tpm2-device=auto' },
  { words: /permission denied|access (?:is )?denied(?! for user)|\bEACCES\b|\berrno 13\b|not (?:writ|read)able|not accessible|Wrong (?:owner|permissions)|(?:insecure|too open|bad|wrong) (?:ownership|permissions|mode)|is not owned by/i,
    name: 'permission is denied', means: 'The kernel answered EACCES, permission denied, for {thing}: the user that the program runs as may not read, write or enter it. Owner, group or mode of the file or of a directory above it do not fit, the volume belongs to other ids, or SELinux or AppArmor forbids it.',
    folder: 'Owner and mode of its folder {folder} count too.',
    check: 'namei -l on the path; id of the user that it runs as; AVC or apparmor="DENIED" at the same time' },
  { words: /read-only file ?system|\bEROFS\b/i,
    name: 'the file system is read-only', means: '{thing} lies on a read-only file system: mounted so, remounted so after an error, an image that is read-only by design, or ProtectSystem= of the unit.',
    check: 'findmnt -T on the path; dmesg; ReadWritePaths= and StateDirectory= of the unit' },
  { words: /no space left|disk (?:is )?full|\bENOSPC\b|not enough (?:free )?(?:disk )?space|disk quota|quota exceeded/i,
    name: 'no space is left', means: 'The kernel answered ENOSPC: the file system behind {thing} has no free blocks or inodes left, or a quota is reached.',
    check: 'df -h; df -i; du -xh --max-depth=1 /var | sort -h' },
  { words: /cannot allocate memory|out of memory|not enough memory|\bENOMEM\b|can't allocate memory|(?:memory|m?alloc\w*) (?:allocation )?fail|failed to allocate/i,
    name: 'memory is refused', means: 'An allocation of memory failed (ENOMEM): the machine or the control group has none left, a limit (MemoryMax=, ulimit, overcommit) is reached, or more contiguous memory was wanted than there is ({thing}).',
    check: 'free -m; systemctl show -p MemoryMax,LimitAS,LimitMEMLOCK UNIT; dmesg' },
  { words: /too many open files|\bEMFILE\b|\bENFILE\b/i,
    name: 'no file descriptors are left', means: 'The limit of open files (RLIMIT_NOFILE, LimitNOFILE=) is reached ({thing}).',
    check: 'grep files /proc/PID/limits; ls /proc/PID/fd | wc -l' },
  { words: /(?:pthread_create|fork|clone|thread|spawn)\b.*resource temporarily unavailable|resource temporarily unavailable.*(?:thread|fork)|cannot fork|can't start new thread|unable to create (?:native )?thread/i,
    name: 'no further process or thread is allowed', means: 'The kernel refused a new process or thread with EAGAIN: a limit is reached (TasksMax= of the unit, RLIMIT_NPROC, pid_max, the pids control group), or the program has lowered that limit itself.',
    check: 'systemctl show -p TasksMax,TasksCurrent,LimitNPROC UNIT' },
  { words: /address already in use|\bEADDRINUSE\b|port (?:\d+ )?(?:is )?(?:already )?(?:in use|allocated|taken)/i,
    name: 'the address is taken', means: 'Another process already listens on that address or port ({thing}): a second copy, a socket unit, or another service.',
    check: 'ss -ltnup' },
  { words: /cannot assign requested address|\bEADDRNOTAVAIL\b/i,
    name: 'the address is not on this host', means: 'It should listen on an address that no interface has, or not yet: the service started before the network was up, or the address changed ({thing}).',
    check: 'ip addr; order the service after network-online.target' },
  { words: /connection refused|\bECONNREFUSED\b/i,
    name: 'the connection is refused', means: 'Nothing listens where it wants to connect ({thing}): the service there is down, not yet up, listens on another address or port, or a firewall rejects it.',
    check: 'ss -ltnp on the other side; systemctl status of the service that should listen' },
  { words: /no route to host|network is (?:unreachable|down)|host is (?:unreachable|down)|\bE(?:NET|HOST)UNREACH\b/i,
    name: 'the network does not reach it', means: 'There is no route to where it wants to connect ({thing}): no network yet at that moment, no default route, a link that is down, or a firewall.',
    check: 'ip route get ADDRESS; order the service after network-online.target' },
  { words: /database (?:table )?is locked|SQLITE_BUSY|lock(?:ed)? by another|(?:already|still|may be|probably) (?:locked|running|active)|\balready running|another (?:instance|process|copy|\w+ (?:server|daemon|program)) (?:\S+ ){0,4}(?:run|hold|us(?:es|ing)|lock|active|own|listen)|seems to be in use|(?:get|acquire|obtain|take|grab|set|place) (?:an? |the |exclusive |write )*lock|lock(?:ing)? (?:file|failed)|\block\w* timeout|Resource deadlock/i,
    name: 'something else holds the lock', means: 'Another process uses the same thing and holds its lock ({thing}): a second copy of the program, one left over from before, or a file system without proper locks, such as NFS.',
    check: 'fuser -v or lsof on the file; ps for a second copy; remove a stale lock file only when nothing runs' },
  { words: /must be (?:run as )?root|requires? root|root (?:privileges?|permissions?)|insufficient (?:privileges?|permissions?)|operation not permitted|\bEPERM\b|not privileged|CAP_[A-Z_]+|need to be root|lacks? (?:the )?(?:privileges?|capabilit)/i,
    name: 'a privilege is missing', means: 'The kernel answered EPERM, operation not permitted: this needs root or a capability (CAP_NET_ADMIN for interfaces and tunnels such as /dev/net/tun, CAP_SYS_ADMIN for mounts, CAP_NET_BIND_SERVICE for low ports) that the process does not have, or that a container, seccomp or the settings of its unit took from it ({thing}).',
    check: 'grep Cap /proc/PID/status; systemctl show -p User,CapabilityBoundingSet,AmbientCapabilities,NoNewPrivileges UNIT' },
  { words: /\bcgroups?\b|control group/i,
    name: 'the control groups do not fit', means: 'It does not get the control groups (cgroup) that it needs ({thing}): the controller is not mounted, enabled or delegated, or it wants the old hierarchy (cgroup v1) where the host has the unified one (v2), or the reverse.',
    check: 'stat -fc %T /sys/fs/cgroup; cat /sys/fs/cgroup/cgroup.controllers; Delegate= of the unit' },
  { words: /(?:unknown|no such|invalid|find the|resolve|look ?up|unable to find) (?:the )?(?:user|group|account|uid|gid)\b|(?:user|group|account) (?:\S+ )?(?:unknown|does ?n[o']t exist|not found|is unknown)|getpwnam|getgrnam/i,
    name: 'an account or group does not exist', means: 'A user or group that is named does not exist here ({thing}): it was not created (systemd-sysusers, the package), was removed, or the directory that knows it (LDAP, sssd) is not up yet.',
    check: 'getent passwd NAME; getent group NAME; systemd-sysusers' },
  { words: /(?:can ?not|can't|could ?n[o']t|unable to|fail\w* to|error|failed) (?:\w+ ){0,3}(?:bind\w*|listen\w*|ports?\b|opening specified endpoint)|\b(?:bind|listen)(?:ing)?\b\(?\)?:? (?:\S+ ){0,3}(?:failed|error)/i,
    name: 'it cannot listen on its port', means: 'It cannot bind to its port or socket ({thing}): another process listens there already, a port below 1024 needs a privilege (CAP_NET_BIND_SERVICE), SELinux does not allow the port, or the address is not on this host.',
    check: 'ss -ltnup; ip addr; the same line with errno words just before it' },
  { words: /syntax error|\bexpected\b|bungled|\bbad option|illegal|unknown state|junk found|\bline \d+ (?:of|in) (?!\S*\.(?:c|h|cc|cpp|go|rs)\b)\S+|\S+\.(?:conf|cfg|cnf|ini|ya?ml|toml|json|cf|xml):? ?(?:line )?\d+|pars(?:e|ing) (?:error|fail)|(?:can ?not|can't|could ?n[o']t|unable to|failed to|error) (?:pars|load config|read config)|(?:unknown|unrecogni[sz]ed|invalid|illegal|bad|unsupported|unexpected|duplicate|missing|required?) (?:\S+ ){0,2}(?:directive|option|keyword|key|parameter|argument|field|setting|variable|attribute|property|statement|command|configuration|config|value|entry|section|address|token|character|format|syntax)\b|config\w*.{0,40}(?:error|invalid|wrong|fail|not valid)|malformed|\bmisconfigur|not a valid|must be (?:set|specified|a|an|one|in|between|greater|less)|is not (?:set|defined|configured)|(?:can ?not|fail\w* to|unable to) set (?!up\b)\w+|\bno (?:\S+ ){1,2}(?:found|given|specified|configured|defined) (?:for|in) |(?:option|parameter|argument)s?\b.{0,40}(?:required|missing|not allowed|expects?)/i,
    name: 'its configuration is refused', means: 'The program does not accept what it is told: a setting, option or value in its configuration or on its command line is wrong, missing or no longer known to this version ({thing}).',
    check: "run the program's own configuration test; compare the file with the one of the package and with the release notes" },
  { words: /(?:open|load|access|connect(?:ing)? to|initiali[sz]e|migrate|read|use|reach|setup|set up) (?:\S+ ){0,3}(?:database|db)\b|(?:database|db) (?:error|is (?:not |un)|disk image|connection|migration|schema|initiali[sz]ation)|migration failed|raft log|dqlite|sqlite/i,
    name: 'its database cannot be used', means: 'The program cannot open, reach or bring up to date its database ({thing}): the server is down or refuses it, the file is damaged, locked, missing or not writable, or its schema is of another version than the program.',
    check: 'the log of the database server at that moment; ls -ln on the database file and its folder; a backup before any repair' },
  { words: /certificate|x509|\bTLS\b|\bSSL\b|handshake/i,
    name: 'TLS fails', means: 'The TLS handshake or a certificate was refused: expired or not yet valid, signed by an issuer that is not trusted, for another host name, or of a version or cipher that the other side does not take ({thing}).',
    check: 'openssl s_client -connect HOST:PORT; openssl x509 -noout -dates -subject -in FILE; timedatectl' },
  { words: /(?:invalid|incorrect|bad|wrong|expired|missing|unknown) (?:\w+ )?(?:credentials?|passwords?|passphrase|token|api.?key|login|user ?name)|(?:credentials?|passwords?|passphrase|token|api.?key) (?:\w+ )?(?:incorrect|invalid|wrong|expired|refused|missing|mismatch)|auth(?:enticat\w+)?[ _](?:failed|failure|error|rejected|required)|(?:failed|unable|cannot) to (?:authenticate|log ?in)|unauthori[sz]ed|access denied for user|not authori[sz]ed|logon failure|40[13] (?:unauthorized|forbidden)/i,
    name: 'the credentials are refused', means: 'The other side does not accept the credentials: the user name, password, key or token is wrong, expired or not set, or the account lacks the right ({thing}).',
    check: 'try the same credentials by hand; renew them where they are configured' },
  { words: /firmware|microcode|\bucode\b/i,
    name: 'the firmware is missing or fails', means: 'The driver has trouble with the firmware of its device ({thing}): the file is missing (package linux-firmware), is of a version that this driver does not support, or the firmware crashed or does not answer.',
    check: 'dmesg | grep -i firmware; update linux-firmware and the kernel together; power off wholly, not only restart' },
  { words: /(?:volume|file system|journal) is dirty|needs? (?:a )?(?:repair|recovery|fsck|reindex)|unreadable|(?:checksum|crc|hash|magic|signature)\w* (?:\w+ )?(?:error|mismatch|fail|bad|invalid|wrong|does ?n[o']t match)|(?:bad|wrong|invalid) (?:magic|checksum|crc|superblock|header)|corrupt|malformed database|damaged|inconsisten/i,
    name: 'the data is damaged', means: 'What it read is not what was once written: {thing} is corrupted, cut off, or of another format. A crash, a full or failing disk, or an aborted upgrade does this.',
    check: 'restore it from a backup or let the program rebuild it; smartctl -a; dmesg for I/O errors' },
  { words: /(?:version|protocol|format|abi|schema)\w* (?:\w+ ){0,3}(?:mismatch|incompatible|unsupported|not supported|too (?:old|new)|does ?n[o']t match)|(?:incompatible|unsupported|mismatched?|wrong|newer|older|different) (?:\w+ )?(?:version|protocol|format|abi|schema)|requires? (?:at least )?(?:version|\w+ [<>]?=? ?v?\d)|no longer supported|downgrade|upgrade (?:is )?(?:required|needed|not supported)/i,
    name: 'versions do not fit', means: 'Two parts are of versions that do not work together, or something that this version no longer supports is still used ({thing}). An upgrade or downgrade of one side without the other does this.',
    check: 'compare the versions of both sides; finish or revert the upgrade' },
  { words: /\bkeytab\b|kerberos|\bKDC\b|\bkrb5|\bTGT\b|gssapi|master key|\brealm\b|\bSASL\b|did we join/i,
    name: 'Kerberos or SASL does not work', means: 'The authentication by Kerberos or SASL fails ({thing}): no keytab or not for this host, the realm or KDC is not known or not reachable, clocks differ, the machine is not joined to the domain, or no common SASL mechanism is installed.',
    check: 'klist -kte; kinit -k; cat /etc/krb5.conf; chronyc tracking' },
  { words: /resolv(?:e|ing) (?:\S+ ){1,2}failed|name (?:or service|resolution|does not resolve)|(?:could|can|did) ?n[o']t (?:be )?resolv|cannot be resolved|unable to (?:resolve|look ?up)|fail\w* to (?:resolve|look ?up)|no such host|unknown host|nodename nor servname|DNS (?:SRV )?(?:lookup|resolution|query|error)|res_\w*search error|NXDOMAIN|SERVFAIL|hostname lookup/i,
    name: 'a name is not resolved', means: 'A host name or DNS record could not be resolved ({thing}): it does not exist (also an SRV record), the resolver in /etc/resolv.conf does not answer, or the network was not up yet.',
    check: 'getent hosts NAME; resolvectl query NAME; cat /etc/resolv.conf' },
  { words: /timed? ?-?out|\bETIMEDOUT\b|deadline exceeded|(?:no|did not) (?:answer|respon|reply)|not responding/i,
    name: 'no answer in time', means: 'Something that it waited for did not answer in time ({thing}): the other side is down, overloaded, unreachable behind a firewall, or a device hangs.',
    check: 'is the other side up at that moment? its own log; the network between the two' },
  { words: /connection reset|broken pipe|\bECONNRESET\b|\bEPIPE\b|connection (?:was )?(?:closed|lost|aborted)|unexpected(?:ly)? (?:eof|end of file|closed)/i,
    name: 'the connection was cut', means: 'The other side closed the connection in the middle ({thing}): it crashed, was restarted, refused the protocol, or something between the two cut it.',
    check: 'the log of the other side at that moment' },
  { words: /disconnected|(?:device|port) (?:was )?(?:removed|unplugged|gone|not (?:present|found|available))|no such device|\bENODEV\b|\bENXIO\b|(?:device|interface|adapter|port)\b.{0,40}(?:does not exist|not found|cannot be found)|multiple access on port/i,
    name: 'the device is not there', means: 'A device or interface is gone, not yet there, or used by another program at the same time ({thing}): it was unplugged or disconnected, was given another name, its driver is not loaded, or it was not passed into the container.',
    check: 'dmesg at that moment; ls -l /dev/serial/by-id /dev; lsusb; ip link; fuser on the device' },
  { words: /\bd-?bus\b|message bus|system bus|session bus/i,
    name: 'the message bus is not usable', means: 'D-Bus is not there, not reachable from here, or its policy does not allow this ({thing}): dbus is not running or not installed, DBUS_SESSION_BUS_ADDRESS is not set, or no policy file lets this user own or call the name.',
    check: 'systemctl status dbus; busctl list; ls /usr/share/dbus-1/system.d /etc/dbus-1/system.d' },
  { words: /device or resource busy|\bEBUSY\b|text file busy|resource busy|(?:is|still) in use/i,
    name: 'it is in use', means: 'The kernel answered EBUSY: {thing} is held by another process, mount or driver.',
    check: 'fuser -vm; lsof; findmnt' },
  { words: /input\/output error|\bEIO\b|I\/O error|(?:read|write) error/i,
    name: 'a read or write failed', means: 'The kernel answered EIO: a device, a network file system or the hardware behind {thing} does not work.',
    check: 'dmesg; smartctl -a' },
  { words: /device ?tree|\bdtb\b|\boverlay\b|(?:invalid|missing|no|get) \S*(?:-gpios?|-supply|-names?|-mask|compatible|regulator|clock|pinctrl)\b|\bDMA channels?\b|unable to (?:initiali[sz]e|request) dma/i,
    name: 'the driver and the device tree do not fit', means: "The driver does not get what the description of its device should give it ({thing}): a property, clock, regulator or DMA channel of the device tree is missing or has a form that this kernel's driver refuses. Kernel, .dtb and overlays must be of one version.",
    check: 'update kernel, device tree (.dtb) and overlays together; look at /proc/device-tree' },
  { words: /address family not supported|no \S+ support\b|does ?n[o']t support|no \S+ (?:implementation|hardware|driver) (?:registered|discovered|found|available)|protocol (?:wrong type|not (?:supported|available))|function not implemented|\bENOSYS\b|operation not supported|\bEOPNOTSUPP\b|is not supported|not supported (?:by|on|in)|unsupported|netlink (?:error|socket)|not compiled in|built without|kernel (?:does not|doesn't|lacks)/i,
    name: 'the kernel or the program lacks a feature', means: 'What is asked for is not supported here ({thing}): the kernel was built without it or its module is not loaded, a container hides it, the hardware lacks it, or the program was built without it.',
    check: 'zgrep for the option in /proc/config.gz; modprobe; uname -r against the installed modules' },
  { words: /exec format error|\bENOEXEC\b|wrong ELF class/i,
    name: 'the program is not for this machine', means: 'The file is not a program for this processor, or a script without its first line ({thing}).',
    check: 'file on the program; uname -m' },
  { words: /is(?:n't| not) (?:a |an )?[\w-]+$|is a directory|not a directory|\bENOTDIR\b|\bEISDIR\b|file exists|already exists|directory not empty|too many levels of symbolic/i,
    name: 'something else stands in its place', means: 'At {thing} there is something else than what is needed: a file where a directory should be, a directory where a file should be (a bind mount of a missing file makes one), a link that leads in a circle, or something left over from before.',
    check: 'ls -ld on the path and on its parents' },
  { words: /(?:can ?not|can't|could ?n[o']t|unable to|fail\w* to|error|failed|failed in|failure) (?:be )?(?:\w+ ){0,2}(?:open\w*|creat\w+|read\w*|writ\w+|access\w*|load\w*|mkdir|stat|lock)\b/i,
    name: 'a file cannot be used', means: 'It cannot open, create or read {thing}: it is missing or not yet created, the directory above it is, it belongs to another user (permission denied), its file system is read-only or not mounted, or it holds something else than is wanted.',
    check: 'ls -ln on it and on the directory above it; namei -l; findmnt -T' },
  { words: /(?:can ?not|can't|could ?n[o']t|unable to|fail\w* to|error|failed) (?:\w+ ){0,2}(?:connect\w*|reach\w*|contact\w*|communicate)\b|connect\w* (?:attempt )?failed|not reachable|unreachable|offline/i,
    name: 'it does not reach what it needs', means: 'It cannot connect to what it needs ({thing}): that service is down or not yet up, is reached under another address, or a firewall or the network stands between.',
    check: 'is it up at that moment? its own log; ss -ltnp there; order the unit After= it' },
  { words: /differs? from|is different (?:from|to)|mismatch|does ?n[o']t (?:match|agree|correspond)|do not (?:match|agree)|out of sync|disagree/i,
    name: 'two sides do not agree', means: 'What is configured and what is there are not the same ({thing}): two files, hosts, versions or the hardware and its description differ.',
    check: 'compare the two that the message names' },
  { words: /no such file|\bENOENT\b|does ?n[o']t exist|do not exist|not found|no such|(?:can ?not|can't|could ?n[o']t|unable to|fail\w* to) find|(?:is|are) missing|missing|not (?:been )?(?:installed|provided|created)|ServiceUnknown|NameHasNoOwner|unknown (?:user|group|unit)|not available/i,
    name: 'something is missing', means: '{thing} is not there: it was not installed or created, was removed or renamed, is looked for in the wrong place, or its file system is not mounted (or the pool that holds it not imported).',
    check: 'does it exist, and under that name? which package should bring it?' },
  { words: /limit|exceed|too (?:many|large|long|big|small|low|high)|out of range|overflow|exhausted/i,
    name: 'a limit is reached', means: 'Something is larger, more or less than is allowed ({thing}).',
    check: 'raise the limit that the message names, or find what uses so much' },
  { words: /invalid argument|\bEINVAL\b/i,
    name: 'the kernel refuses a value', means: 'The kernel answered EINVAL, invalid argument: a value, flag or combination that it does not take ({thing}), often because program, kernel and configuration are not of one time.',
    check: 'strace -f on the program shows the call' },
  { words: /assert|panic|core dumped|segfault|segmentation fault|fatal signal|internal error|traceback|uncaught|unhandled|exception/i,
    name: 'the program failed by itself', means: 'The program stopped at a state that it does not expect: a fault of its own, mostly after an upgrade or with unusual data ({thing}).',
    check: 'the lines after it (trace); its bug tracker with these words' },
]

/** The mechanism that a message names; undefined where its words are of no known kind. Errors that wrap others tell the innermost last. */
export function mechanismOf(message: string): Mechanism | undefined {
  const said = message.length <= longest ? message : `${message.slice(0, longest / 2)} ${message.slice(-longest / 2)}`
  return (said.length > wrapped ? formOf(innermost(said)) : undefined) ?? formOf(said)
}

// What failed and why: "… cannot open shared object file: No such file or directory".
function innermost(said: string): string {
  const why = said.lastIndexOf(': ', said.length - shortest)
  const what = why <= 0 ? why : said.lastIndexOf(': ', why - 1)
  return said.slice(what < 0 || said.length - what > wrapped ? why + 2 : what + 2)
}

const longest = 1200
// Shorter messages wrap nothing, and shorter ends ("unknown", a code) tell nothing.
const wrapped = 120
const shortest = 16

function formOf(text: string): Mechanism | undefined {
  return forms.find(({ words }) => words.test(text))
}
