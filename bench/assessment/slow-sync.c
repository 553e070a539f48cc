/* Makes every sync to disk of a process take longer, and counts them: preloaded before the C library (LD_PRELOAD).
   The real sync still happens. Stands in for a slower disk; see slow-sync.ts. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>

static unsigned long *counter;
static struct timespec delay;

__attribute__((constructor)) static void prepare(void) {
  const char *wanted = getenv("SLOW_SYNC_MICROSECONDS");
  long microseconds = wanted ? strtol(wanted, NULL, 10) : 0;
  delay.tv_sec = microseconds / 1000000;
  delay.tv_nsec = (microseconds % 1000000) * 1000;
  const char *path = getenv("SLOW_SYNC_COUNT");
  int file = path ? open(path, O_RDWR | O_CLOEXEC) : -1;
  if (file < 0) return;
  void *page = mmap(NULL, sizeof *counter, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
  if (page != MAP_FAILED) counter = page;
  close(file);
}

static void wait_and_count(void) {
  int kept = errno;
  struct timespec left = delay;
  while (nanosleep(&left, &left) != 0 && errno == EINTR) {
  }
  if (counter) __atomic_add_fetch(counter, 1, __ATOMIC_RELAXED);
  errno = kept;
}

int fsync(int file) {
  static int (*real)(int);
  if (!real) *(void **)(&real) = dlsym(RTLD_NEXT, "fsync");
  wait_and_count();
  return real(file);
}

int fdatasync(int file) {
  static int (*real)(int);
  if (!real) *(void **)(&real) = dlsym(RTLD_NEXT, "fdatasync");
  wait_and_count();
  return real(file);
}
