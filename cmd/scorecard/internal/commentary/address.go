package commentary

import (
	"strings"
	"unicode"
)

// address is what stands where a link leads.
type address string

// wrong says why a link may not lead to an address; "" where it may. It lets
// through what it knows to be safe, and looks at an address as a browser will
// see it: after character references and backslashes are resolved.
func (a address) wrong() string {
	s := string(a)
	if strings.ContainsFunc(s, hidden) {
		return "it has a character in it that cannot be seen"
	}
	if strings.Contains(s, `\`) {
		return "it has a backslash in it"
	}
	if strings.HasPrefix(s, "//") {
		return "it leads to another site without saying how"
	}
	scheme, rest, ok := a.scheme()
	if !ok {
		head := strings.ToLower(s[:firstOf(s, "/?#")])
		if strings.Contains(head, "%3a") || strings.Contains(head, "%25") {
			return "it hides a colon or a percent sign behind a percent sign"
		}
		return ""
	}
	switch scheme {
	case "http", "https":
		return wrongHost(rest)
	case "mailto", "tel":
		if rest == "" {
			return "nothing follows the colon"
		}
	default:
		return `it begins with "` + scheme + `:"`
	}
	return ""
}

// scheme gives the part before the first colon, in lower case, and what
// follows it; or false where the address is relative.
func (a address) scheme() (name, rest string, ok bool) {
	name, rest, ok = strings.Cut(string(a), ":")
	return strings.ToLower(name), rest, ok && !strings.ContainsAny(name, "/?#")
}

func wrongHost(s string) string {
	s, ok := strings.CutPrefix(s, "//")
	host := s[:firstOf(s, "/?#")]
	switch {
	case !ok || host == "" || strings.HasPrefix(host, ":"):
		return "it names no website"
	case strings.Contains(host, "@"):
		return "it hides the website behind an @"
	case strings.ContainsAny(host, "% "):
		return "the name of the website is not spelt out"
	}
	return ""
}

// hidden reports whether a character does not show, or is white space other
// than a space.
func hidden(c rune) bool {
	return unicode.IsControl(c) || unicode.Is(unicode.Cf, c) || c != ' ' && unicode.IsSpace(c) || c == unicode.ReplacementChar
}

func firstOf(s, chars string) int {
	if i := strings.IndexAny(s, chars); i >= 0 {
		return i
	}
	return len(s)
}
