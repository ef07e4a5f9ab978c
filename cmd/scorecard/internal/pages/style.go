package pages

import "bytes"

// withoutComments gives a style sheet without its comments, but for those that
// begin with an exclamation mark, which by custom are licences. Strings and
// addresses, in which the same characters are no comment, stay as they are, and
// so does what a comment keeps apart.
func withoutComments(css []byte) []byte {
	out := make([]byte, 0, len(css))
	for len(css) > 0 {
		n := 1
		switch {
		case bytes.HasPrefix(css, []byte("/*")):
			n = commentEnd(css)
			if bytes.HasPrefix(css, []byte("/*!")) {
				break
			}
			if last := len(out) - 1; last >= 0 && !bytes.ContainsRune([]byte(" \t\r\n{};,"), rune(out[last])) {
				out = append(out, "/**/"...)
			}
			css = css[n:]
			if len(out) == 0 || out[len(out)-1] == '\n' {
				css = bytes.TrimLeft(css, "\r\n")
			}
			continue
		case css[0] == '"' || css[0] == '\'':
			n = quotedEnd(css)
		case len(css) > 3 && bytes.EqualFold(css[:4], []byte("url(")):
			n = 4
			if rest := bytes.TrimLeft(css[4:], " \t\r\n"); len(rest) > 0 && rest[0] != '"' && rest[0] != '\'' {
				n = max(bytes.IndexByte(css, ')')+1, 4)
			}
		}
		out = append(out, css[:n]...)
		css = css[n:]
	}
	return out
}

// commentEnd gives the length of the comment that a style sheet begins with.
func commentEnd(css []byte) int {
	if end := bytes.Index(css[2:], []byte("*/")); end >= 0 {
		return end + 4
	}
	return len(css)
}

// quotedEnd gives the length of the string that a style sheet begins with. It
// ends at its quotation mark, or at the line's end where that is missing.
func quotedEnd(css []byte) int {
	for n := 1; n < len(css); n++ {
		switch css[n] {
		case '\\':
			n++
		case css[0], '\n':
			return n + 1
		}
	}
	return len(css)
}
