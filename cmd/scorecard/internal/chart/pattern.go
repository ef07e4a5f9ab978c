package chart

// Patterns tell apart, in print and without colours, what fills an area. They
// are of the drawing that has them, because two drawings on a page may differ.

// patterns prints those that the form has.
func (p *picture) patterns() {
	if p.s.Kind == Pair {
		p.pattern("p", `class="chart-soft" fill="`+soft+`"`)
	}
}

// pattern prints a pattern in a colour: stripes that rise.
func (p *picture) pattern(name, fill string) {
	p.text(`<pattern id="`)
	p.escaped(p.s.ID)
	p.text(".")
	p.text(name)
	p.text(`" width="6" height="6" patternUnits="userSpaceOnUse"><rect width="6" height="6" `)
	p.text(fill)
	p.text("/>")
	p.text(`<path class="chart-stripe" stroke="` + paper + `" stroke-width="1.5" d="M-1 7l8-8M-1 1l2-2M5 7l2-2"/>`)
	p.text("</pattern>")
}

// patterned prints the attributes of an area with a pattern.
func (p *picture) patterned(name string) {
	p.text(`class="chart-striped" fill="url(#`)
	p.escaped(p.s.ID)
	p.text(".")
	p.text(name)
	p.text(`)"`)
}
