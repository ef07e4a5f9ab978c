package pages

// Samples names pages by which layouts can be tried: of each layout that the
// site uses one or two, so that a mistake in it shows soon and not on every page.
// They are the newest, of the first scorecards.
func (p *Plan) Samples() (names []string) {
	take := func(s *shelf, most int) {
		taken := map[kind]int{}
		for n := len(s.entries) - 1; n >= 0; n-- {
			if e := &s.entries[n]; e.kind.isPage() && taken[e.kind] < most {
				taken[e.kind]++
				names = append(names, e.name)
			}
		}
	}
	take(p.own, 2)
	take(p.moved, 1)
	framed := false
	for _, s := range p.shelves[:min(len(p.shelves), 3)] {
		take(s, 1)
		if newest := len(s.charts) - 1; newest >= 0 && !framed {
			for _, e := range p.chartEntries(s, newest, nil) {
				if !framed && e.kind.isPage() {
					framed = true
					names = append(names, e.name)
				}
			}
		}
	}
	return names
}
