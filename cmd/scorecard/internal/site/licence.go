package site

import "scorecard/cmd/scorecard/internal/source"

// A Licence says on what terms readers may use again what the site publishes.
// The zero value says nothing: without permission the law allows little, and no
// program can give it in a council's stead.
type Licence struct {
	Name string // "Open Government Licence v3.0"
	URL  string // of its text
}

// licences are those that site.toml may name by the id that SPDX gives them.
var licences = map[string]Licence{
	"OGL-UK-3.0": {"Open Government Licence v3.0", "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"},
	"CC-BY-4.0":  {"Creative Commons Attribution 4.0 International", "https://creativecommons.org/licenses/by/4.0/"},
	"CC0-1.0":    {"Creative Commons Zero 1.0 Universal", "https://creativecommons.org/publicdomain/zero/1.0/"},
}

// licence reads licence = "OGL-UK-3.0", or [licence] with name and url.
func (l *loader) licence(keys *source.Keys) (out Licence) {
	if !keys.Has("licence") {
		return out
	}
	table, ok := keys.IsTable("licence")
	if !ok {
		id := keys.String("licence")
		if out, ok = licences[id]; !ok && id != "" {
			l.add(source.Errorf(keys.Place("licence"), "licence", "%q is no licence that is known here", id).
				WithHint(`valid here: "OGL-UK-3.0", "CC-BY-4.0" or "CC0-1.0"; another one is written as [licence] with its name and url`))
		}
		return out
	}
	out = Licence{table.String("name"), table.String("url")}
	if table.Empty("name") {
		l.add(source.Errorf(table.Place(), "missing-key", "the licence has no name").WithHint(`name = "Open Government Licence v3.0"`))
	}
	if !WebAddress(out.URL, false) {
		l.add(source.Errorf(table.Place("url"), "licence", "the licence has no web address at which its text can be read").
			WithHint(`url = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"`))
	}
	table.Done()
	return out
}
