package preview

import (
	"net"
	"net/netip"
	"strings"
)

// hosts are the names that a browser may know the server by. A page elsewhere
// can give a name of its own to this machine's address, and would then be let
// read drafts; it cannot make the browser send another name than its own.
type hosts struct {
	names map[string]bool
	any   bool // any address of this machine, by its number
}

func hostsOf(address string) hosts {
	h := hosts{names: map[string]bool{"localhost": true, "127.0.0.1": true, "::1": true}}
	host := withoutPort(address)
	ip, err := netip.ParseAddr(host)
	if host == "" || err == nil && ip.IsUnspecified() {
		h.any = true
	} else {
		h.names[host] = true
	}
	return h
}

// may reports whether a request's Host is one of them.
func (h hosts) may(host string) bool {
	name := withoutPort(host)
	if h.names[name] {
		return true
	}
	_, err := netip.ParseAddr(name)
	return h.any && err == nil
}

// withoutPort gives the host of HOST:PORT or HOST, in lower case and without
// brackets.
func withoutPort(s string) string {
	host, _, err := net.SplitHostPort(s)
	if err != nil {
		host = strings.TrimSuffix(strings.TrimPrefix(s, "["), "]")
	}
	return strings.ToLower(host)
}
