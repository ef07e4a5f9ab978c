package watch

import (
	"os"
	"syscall"
)

// openForWriting reports whether somebody has a file open for writing: the
// system then refuses a lease on it. Where leases are not known the answer is
// no.
func openForWriting(name string) bool {
	const setLease, unlock = 1024, 2 // F_SETLEASE, F_UNLCK
	f, err := os.Open(name)
	if err != nil {
		return false
	}
	defer f.Close()
	_, _, errno := syscall.Syscall(syscall.SYS_FCNTL, f.Fd(), setLease, syscall.F_RDLCK)
	if errno == 0 {
		_, _, _ = syscall.Syscall(syscall.SYS_FCNTL, f.Fd(), setLease, unlock)
	}
	return errno == syscall.EAGAIN
}
