// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: zwartlak maintainers
#include "pipeline/sandbox/confine.h"

#include <fcntl.h>
#include <linux/landlock.h>
#include <sched.h>
#include <seccomp.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <memory>

namespace zwartlak {
namespace {

#ifdef ZWARTLAK_SANITIZED
constexpr bool kSanitized = true;
#else
constexpr bool kSanitized = false;
#endif

// Memory, threads, clocks, signals to oneself and the open descriptors: what decoders, recognisers
// and the C++ runtime use.
constexpr int kNeeded[] = {
    SCMP_SYS(read),
    SCMP_SYS(readv),
    SCMP_SYS(pread64),
    SCMP_SYS(write),
    SCMP_SYS(writev),
    SCMP_SYS(close),
    SCMP_SYS(fstat),
    SCMP_SYS(newfstatat),
    SCMP_SYS(lseek),
    SCMP_SYS(poll),
    SCMP_SYS(ppoll),
    SCMP_SYS(mmap),
    SCMP_SYS(mprotect),
    SCMP_SYS(munmap),
    SCMP_SYS(mremap),
    SCMP_SYS(madvise),
    SCMP_SYS(brk),
    SCMP_SYS(rt_sigaction),
    SCMP_SYS(rt_sigprocmask),
    SCMP_SYS(rt_sigreturn),
    SCMP_SYS(sigaltstack),
    SCMP_SYS(futex),
    SCMP_SYS(set_robust_list),
    SCMP_SYS(get_robust_list),
    SCMP_SYS(rseq),
    SCMP_SYS(exit),
    SCMP_SYS(exit_group),
    SCMP_SYS(sched_yield),
    SCMP_SYS(sched_getaffinity),
    SCMP_SYS(sched_setaffinity),
    SCMP_SYS(sched_getparam),
    SCMP_SYS(sched_getscheduler),
    SCMP_SYS(sched_get_priority_min),
    SCMP_SYS(sched_get_priority_max),
    SCMP_SYS(getcpu),
    SCMP_SYS(clock_gettime),
    SCMP_SYS(clock_getres),
    SCMP_SYS(clock_nanosleep),
    SCMP_SYS(nanosleep),
    SCMP_SYS(gettimeofday),
    SCMP_SYS(time),
    SCMP_SYS(times),
    SCMP_SYS(getpid),
    SCMP_SYS(gettid),
    SCMP_SYS(getppid),
    SCMP_SYS(getuid),
    SCMP_SYS(geteuid),
    SCMP_SYS(getgid),
    SCMP_SYS(getegid),
    SCMP_SYS(getrandom),
    SCMP_SYS(uname),
    SCMP_SYS(sysinfo),
    SCMP_SYS(getrusage),
    SCMP_SYS(getrlimit),
    SCMP_SYS(membarrier),
    SCMP_SYS(restart_syscall),
    SCMP_SYS(set_tid_address),
    SCMP_SYS(arch_prctl),
};

// No parser has a reason for these: seeing one means that the file has taken over.
constexpr int kHostile[] = {
    SCMP_SYS(socket),
    SCMP_SYS(socketpair),
    SCMP_SYS(connect),
    SCMP_SYS(bind),
    SCMP_SYS(listen),
    SCMP_SYS(accept),
    SCMP_SYS(accept4),
    SCMP_SYS(sendto),
    SCMP_SYS(sendmsg),
    SCMP_SYS(sendmmsg),
    SCMP_SYS(execve),
    SCMP_SYS(execveat),
    SCMP_SYS(fork),
    SCMP_SYS(vfork),
    SCMP_SYS(ptrace),
    SCMP_SYS(process_vm_readv),
    SCMP_SYS(process_vm_writev),
    SCMP_SYS(kill),
    SCMP_SYS(tkill),
    SCMP_SYS(pidfd_open),
    SCMP_SYS(pidfd_send_signal),
    SCMP_SYS(pidfd_getfd),
    SCMP_SYS(creat),
    SCMP_SYS(mkdir),
    SCMP_SYS(mkdirat),
    SCMP_SYS(mknod),
    SCMP_SYS(mknodat),
    SCMP_SYS(link),
    SCMP_SYS(linkat),
    SCMP_SYS(symlink),
    SCMP_SYS(symlinkat),
    SCMP_SYS(unlink),
    SCMP_SYS(unlinkat),
    SCMP_SYS(rmdir),
    SCMP_SYS(rename),
    SCMP_SYS(renameat),
    SCMP_SYS(renameat2),
    SCMP_SYS(truncate),
    SCMP_SYS(ftruncate),
    SCMP_SYS(chmod),
    SCMP_SYS(fchmod),
    SCMP_SYS(fchmodat),
    SCMP_SYS(chown),
    SCMP_SYS(fchown),
    SCMP_SYS(lchown),
    SCMP_SYS(fchownat),
    SCMP_SYS(mount),
    SCMP_SYS(umount2),
    SCMP_SYS(pivot_root),
    SCMP_SYS(chroot),
    SCMP_SYS(setns),
    SCMP_SYS(unshare),
    SCMP_SYS(bpf),
    SCMP_SYS(perf_event_open),
    SCMP_SYS(io_uring_setup),
    SCMP_SYS(keyctl),
    SCMP_SYS(add_key),
    SCMP_SYS(request_key),
    SCMP_SYS(init_module),
    SCMP_SYS(finit_module),
    SCMP_SYS(delete_module),
    SCMP_SYS(kexec_load),
    SCMP_SYS(reboot),
    SCMP_SYS(swapon),
    SCMP_SYS(userfaultfd),
};

// Finding and reading a font. Only allowed when Landlock keeps it to the folders of fonts.
constexpr int kReading[] = {
    SCMP_SYS(access),   SCMP_SYS(faccessat),  SCMP_SYS(faccessat2), SCMP_SYS(getdents64),
    SCMP_SYS(readlink), SCMP_SYS(readlinkat), SCMP_SYS(statx),      SCMP_SYS(stat),
    SCMP_SYS(lstat),    SCMP_SYS(statfs),     SCMP_SYS(fstatfs),
};

// Where Debian has fonts, what fontconfig and Poppler must know of them, and nothing else.
constexpr const char* kReadable[] = {
    "/usr/share/fonts",       "/usr/local/share/fonts", "/etc/fonts",
    "/usr/share/fontconfig",  "/var/cache/fontconfig",  "/usr/share/poppler",
    "/usr/share/ghostscript",
};

using Filter = std::unique_ptr<void, decltype(&seccomp_release)>;

// `flags_arg` is the place of the flags: 1 for open, 2 for openat.
bool KillWriters(scmp_filter_ctx filter, int call, unsigned flags_arg) {
  const auto kill_if = [&](scmp_datum_t mask, scmp_datum_t value) {
    return seccomp_rule_add(filter, SCMP_ACT_KILL_PROCESS, call, 1,
                            SCMP_CMP(flags_arg, SCMP_CMP_MASKED_EQ, mask, value)) == 0;
  };
  return kill_if(O_ACCMODE, O_WRONLY) && kill_if(O_ACCMODE, O_RDWR) && kill_if(O_CREAT, O_CREAT) &&
         kill_if(O_TRUNC, O_TRUNC);
}

bool AddConditional(scmp_filter_ctx filter) {
  const auto self = static_cast<scmp_datum_t>(getpid());
  const auto thread = static_cast<scmp_datum_t>(CLONE_THREAD);
  // A thread is welcome, a process is not. clone3 hides its flags behind a pointer that a filter
  // cannot follow; glibc falls back to clone when it is told that clone3 does not exist.
  return seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(clone), 1,
                          SCMP_A0(SCMP_CMP_MASKED_EQ, thread, thread)) == 0 &&
         seccomp_rule_add(filter, SCMP_ACT_KILL_PROCESS, SCMP_SYS(clone), 1,
                          SCMP_A0(SCMP_CMP_MASKED_EQ, thread, 0)) == 0 &&
         seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(clone3), 0) == 0 &&
         // abort() and raise() send a signal to a thread of one's own.
         seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(tgkill), 1,
                          SCMP_A0(SCMP_CMP_EQ, self)) == 0 &&
         seccomp_rule_add(filter, SCMP_ACT_KILL_PROCESS, SCMP_SYS(tgkill), 1,
                          SCMP_A0(SCMP_CMP_NE, self)) == 0 &&
         // Limits may be asked for, not set.
         seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(prlimit64), 1,
                          SCMP_A2(SCMP_CMP_EQ, 0)) == 0 &&
         seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(prctl), 1,
                          SCMP_A0(SCMP_CMP_EQ, PR_SET_NAME)) == 0 &&
         seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(fcntl), 1,
                          SCMP_A1(SCMP_CMP_EQ, F_GETFL)) == 0 &&
         KillWriters(filter, SCMP_SYS(open), 1) && KillWriters(filter, SCMP_SYS(openat), 2);
}

// Files may be opened for reading, by flags; which files is Landlock's to say.
bool AllowReading(scmp_filter_ctx filter) {
  const auto allow_if_read_only = [&](int call, unsigned flags_arg) {
    return seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 1,
                            SCMP_CMP(flags_arg, SCMP_CMP_MASKED_EQ, O_ACCMODE | O_CREAT | O_TRUNC,
                                     O_RDONLY)) == 0;
  };
  for (const int call : kReading) {
    if (seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 0) != 0) return false;
  }
  return allow_if_read_only(SCMP_SYS(open), 1) && allow_if_read_only(SCMP_SYS(openat), 2) &&
         seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(fcntl), 1,
                          SCMP_A1(SCMP_CMP_EQ, F_SETFD)) == 0 &&
         seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(fcntl), 1,
                          SCMP_A1(SCMP_CMP_EQ, F_GETFD)) == 0;
}

// Landlock (Linux 5.13): from here on this process can read kReadable and open nothing else.
// False where the kernel does not have it; then no file can be opened at all. After
// PR_SET_NO_NEW_PRIVS only.
bool RestrictFiles() {
  landlock_ruleset_attr handled{};
  handled.handled_access_fs = (LANDLOCK_ACCESS_FS_MAKE_SYM << 1) - 1;  // all of the first version
  const long ruleset = syscall(SYS_landlock_create_ruleset, &handled, sizeof(handled), 0);
  if (ruleset < 0) return false;
  const auto fd = static_cast<int>(ruleset);
  for (const char* path : kReadable) {
    landlock_path_beneath_attr beneath{};
    beneath.allowed_access = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR;
    beneath.parent_fd = open(path, O_PATH | O_CLOEXEC);
    if (beneath.parent_fd < 0) continue;
    static_cast<void>(syscall(SYS_landlock_add_rule, fd, LANDLOCK_RULE_PATH_BENEATH, &beneath, 0));
    close(beneath.parent_fd);
  }
  const bool done = syscall(SYS_landlock_restrict_self, fd, 0) == 0;
  close(fd);
  return done;
}

bool InstallFilter(bool may_read) {
  const std::uint32_t otherwise = kSanitized ? SCMP_ACT_ALLOW : SCMP_ACT_ERRNO(EPERM);
  const Filter filter(seccomp_init(otherwise), &seccomp_release);
  if (!filter) return false;
  for (const int call : kHostile) {
    if (seccomp_rule_add(filter.get(), SCMP_ACT_KILL_PROCESS, call, 0) != 0) return false;
  }
  if constexpr (!kSanitized) {
    for (const int call : kNeeded) {
      if (seccomp_rule_add(filter.get(), SCMP_ACT_ALLOW, call, 0) != 0) return false;
    }
    if (!AddConditional(filter.get())) return false;
    if (may_read && !AllowReading(filter.get())) return false;
  } else if (!KillWriters(filter.get(), SCMP_SYS(open), 1) ||
             !KillWriters(filter.get(), SCMP_SYS(openat), 2)) {
    return false;
  }
  return seccomp_load(filter.get()) == 0;
}

bool SetLimit(__rlimit_resource what, rlim_t soft, rlim_t hard) {
  const rlimit limit{soft, hard};
  return setrlimit(what, &limit) == 0;
}

// First number of /proc/self/statm: pages of address space in use. 0 if unreadable.
std::uint64_t AddressSpaceInUse() {
  const std::unique_ptr<FILE, int (*)(FILE*)> file(std::fopen("/proc/self/statm", "re"),
                                                   &std::fclose);
  unsigned long long pages = 0;
  if (!file || std::fscanf(file.get(), "%llu", &pages) != 1) return 0;
  return pages * static_cast<std::uint64_t>(sysconf(_SC_PAGESIZE));
}

// RLIMIT_NPROC is left alone: it counts all processes of the user, so any number would be wrong on
// some machine. The filter forbids processes, and the address space bounds threads.
bool SetLimits(const Limits& limits) {
  // The parent ends a child that has used more than its pages allow; this is what no number of
  // pages allows.
  const rlim_t cpu = limits.child_cpu_seconds + PagesThatCount(limits) * limits.child_page_seconds;
  if (!SetLimit(RLIMIT_CPU, cpu, cpu + 5) || !SetLimit(RLIMIT_FSIZE, 0, 0) ||
      !SetLimit(RLIMIT_CORE, 0, 0) || !SetLimit(RLIMIT_NOFILE, 16, 16)) {
    return false;
  }
  if constexpr (kSanitized) return true;
  const std::uint64_t in_use = AddressSpaceInUse();
  const rlim_t space = in_use + limits.child_memory_bytes;
  return in_use != 0 && SetLimit(RLIMIT_AS, space, space);
}

}  // namespace

bool Confine(const Limits& limits) {
  // Needs privilege or a user name space; the filter forbids sockets in any case.
  if (unshare(CLONE_NEWNET) != 0) static_cast<void>(unshare(CLONE_NEWUSER | CLONE_NEWNET));
  if (!SetLimits(limits) || prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) != 0 ||
      prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) {
    return false;
  }
  // The sanitizers read files of their own.
  return InstallFilter(!kSanitized && RestrictFiles());
}

SandboxAbilities ProbeSandbox() {
  // In a process of its own: neither can be undone.
  const pid_t pid = fork();
  if (pid == 0) {
    const bool network = unshare(CLONE_NEWNET) == 0 || unshare(CLONE_NEWUSER | CLONE_NEWNET) == 0;
    const bool no_gain = prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0;
    const bool fonts = no_gain && !kSanitized && RestrictFiles();
    const bool filter = no_gain && InstallFilter(fonts);
    _exit((network ? 1 : 0) | (filter ? 2 : 0) | (fonts ? 4 : 0));
  }
  int status = 0;
  if (pid < 0 || waitpid(pid, &status, 0) != pid || !WIFEXITED(status)) return {};
  return {.filter = (WEXITSTATUS(status) & 2) != 0,
          .network_namespace = (WEXITSTATUS(status) & 1) != 0,
          .fonts = (WEXITSTATUS(status) & 4) != 0};
}

}  // namespace zwartlak
