package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"net/netip"
	"os/exec"
	"regexp"
	"runtime"
	"strconv"
	"syscall"
)

var hostName = regexp.MustCompile(`^[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?$`)

// parseAddress reads what -addr says: HOST:PORT, or the port alone.
func parseAddress(s string) (host string, port int, err error) {
	wrong := func(why string) (string, int, error) {
		return "", 0, &usageError{fmt.Sprintf("-addr %q %s; write it as 127.0.0.1:8081, or 8081 alone", s, why)}
	}
	host, digits, err := net.SplitHostPort(s)
	if _, isPort := portOf(s); isPort {
		host, digits, err = "", s, nil
	}
	if err != nil {
		return wrong("is not an address with a port")
	}
	port, ok := portOf(digits)
	if !ok {
		return wrong("has no port between 0 and 65535")
	}
	if host == "" {
		host = "127.0.0.1"
	}
	if _, err := netip.ParseAddr(host); err != nil && !hostName.MatchString(host) {
		return wrong("does not begin with the address of a machine")
	}
	return host, port, nil
}

func portOf(s string) (int, bool) {
	n, err := strconv.ParseUint(s, 10, 16)
	return int(n), err == nil
}

// listen begins to listen. Where that cannot be, the error says what to do.
func listen(ctx context.Context, host string, port int) (net.Listener, error) {
	var config net.ListenConfig
	at := func(port int) string { return net.JoinHostPort(host, strconv.Itoa(port)) }
	l, err := config.Listen(ctx, "tcp", at(port))
	if err == nil {
		return l, nil
	}
	const windowsInUse = syscall.Errno(10048)
	switch {
	case errors.Is(err, syscall.EADDRINUSE), errors.Is(err, windowsInUse) && runtime.GOOS == "windows":
		err = fmt.Errorf("%s is taken by another program, perhaps by another scorecard serve", at(port))
		for next := port + 1; next <= min(port+100, 65535); next++ {
			if l, failed := config.Listen(ctx, "tcp", at(next)); failed == nil {
				l.Close()
				return nil, fmt.Errorf("%v\nhint: stop that one, or use the next free address: scorecard serve -addr %s", err, at(next))
			}
		}
		return nil, fmt.Errorf("%v\nhint: -addr names another address; scorecard serve -addr %s takes any that is free", err, at(0))
	case errors.Is(err, fs.ErrPermission):
		return nil, fmt.Errorf("this program may not listen at %s\nhint: ports below 1024 are the system's; use scorecard serve -addr %s", at(port), at(8080))
	}
	var cause *net.OpError
	if errors.As(err, &cause) {
		err = cause.Err
	}
	return nil, fmt.Errorf("%s is not an address of this machine (%v)\nhint: scorecard serve -addr 127.0.0.1:8080 always is", at(port), err)
}

// addressOf gives the address under which a browser on this machine finds the
// site.
func addressOf(host string, l net.Listener) string {
	if ip, err := netip.ParseAddr(host); err == nil && ip.IsUnspecified() {
		host = "localhost"
	}
	_, port, _ := net.SplitHostPort(l.Addr().String())
	return "http://" + net.JoinHostPort(host, port) + "/"
}

// browse opens a web address in the browser that the system would use.
func browse(address string) error {
	words := browserCommand(runtime.GOOS, address)
	c := exec.Command(words[0], words[1:]...)
	if err := c.Start(); err != nil {
		return err
	}
	go func() { _ = c.Wait() }() // it says itself what is wrong
	return nil
}

func browserCommand(system, address string) []string {
	switch system {
	case "windows":
		return []string{"rundll32", "url.dll,FileProtocolHandler", address}
	case "darwin":
		return []string{"open", address}
	}
	return []string{"xdg-open", address}
}
