package preview

import (
	"regexp"
	"strings"
)

var monthName = regexp.MustCompile(`^\d{4}-\d{2}$`)

// about gives the path of the page that an input file is about. Definitions are
// about their scorecard, and what belongs to no scorecard is about the first
// page.
func about(file string) string {
	part := strings.Split(file, "/")
	last := strings.TrimSuffix(part[len(part)-1], ".md")
	switch {
	case part[0] == "data" && len(part) == 3 && monthName.MatchString(strings.TrimSuffix(part[2], ".csv")):
		return "/" + part[1] + "/" + strings.TrimSuffix(part[2], ".csv") + "/"
	case part[0] == "data" && len(part) > 1:
		return "/" + part[1] + "/"
	case part[0] == "content" && len(part) > 2 && monthName.MatchString(part[2]):
		return "/" + part[1] + "/" + part[2] + "/"
	case part[0] == "content" && len(part) == 4 && (part[2] == "indicators" || part[2] == "meetings"):
		return "/" + part[1] + "/" + part[2] + "/" + last + "/"
	case part[0] == "content" && len(part) > 2:
		return "/" + part[1] + "/"
	case part[0] == "content" && len(part) == 2 && last != "index":
		return "/" + last + "/"
	}
	return "/"
}

// concerns reports whether a problem in a file concerns the page at a path: the
// page that the file is about, and the pages below it. Below the first page
// stands everything, which it does not concern.
func concerns(file, at string) bool {
	page := about(file)
	if page == "/" {
		return at == "/"
	}
	return strings.HasPrefix(at, page)
}
