package check

import (
	_ "embed" // of the examples
	"slices"
	"strings"
)

// An Entry is the manual of one rule.
type Entry struct {
	Name  string
	Doc   string // first line: one sentence
	Fixed bool   // no scorecard has a word on it: see Settle

	// Signed says that a finding is accepted by somebody who is named with the
	// reason, that no scorecard turns the rule off, and that no line is shown.
	Signed bool
}

// Manual lists every rule whose name can end a problem, in the order of their
// names: those of this package, and those that are kept where files are read
// and figures are put together.
func Manual() []Entry {
	var all []Entry
	for _, e := range elsewhere {
		all = append(all, Entry{e[0], e[1], !slices.Contains(judged, e[0]) && !slices.Contains(signed, e[0]), slices.Contains(signed, e[0])})
	}
	for _, r := range Rules() {
		all = append(all, Entry{r.Name, r.Doc, r.Fixed, false})
	}
	slices.SortFunc(all, func(a, b Entry) int { return strings.Compare(a.Name, b.Name) })
	return all
}

//go:embed examples.txt
var examples string

// Explain gives a rule's manual with an example of what it finds; "" where
// there is no such rule.
func Explain(rule string) string {
	for _, e := range Manual() {
		if e.Name != rule {
			continue
		}
		doc := e.Doc
		if !e.Fixed && !e.Signed {
			doc += "\n\n[checks] in scorecard.toml makes it an error or a warning, or turns it off; a single\nfinding is accepted with its reason: see acceptance."
		}
		if _, rest, ok := strings.Cut("\n"+examples, "\n-- "+rule+" --\n"); ok {
			example, _, _ := strings.Cut(rest, "\n-- ")
			doc += "\n\nFor example:\n\n" + strings.TrimSuffix(example, "\n")
		}
		return doc
	}
	return ""
}

// judged are those of the rules elsewhere that a person may judge otherwise.
var judged = []string{
	"abbreviation", "alt-text", "borderline", "broken-link", "comparison", "direction", "extreme", "link-text", "long-paragraph", "long-sentence",
	"misquoted-figure", "named-period", "percentage-points", "reading-age", "repeated-text", "stated-judgement", "stated-movement",
	"stated-status", "status-word", "streak", "unmatched-number", "unmentioned-red", "wording", "young-facts",
}

// signed are those of the rules elsewhere that somebody has to answer for.
var signed = []string{"withheld-in-words"}

// elsewhere are the rules that other packages keep, each with its manual.
var elsewhere = [][2]string{
	{"acceptance", "What is accepted is there, and has a reason.\nA finding of a rule that a person may judge is accepted where it stands: in the\ncolumn accept of a table (rule: reason), or under [accept] in the front matter of\na text (rule = \"reason\", or a table of words of the line, or of the\nmessage where there is no line, and reasons). A month's\nindex.md speaks for all of the month. check -accepted lists what is accepted."},
	{"address-gone", "No address that papers may link to vanishes.\nThe records of closed months have every address, and the fragments of months and\nindicators, that were there. What was renamed says what it was: in the column\naliases of indicators.csv, as aliases = [\"…\"] in a section or at the head of\nscorecard.toml, or in a page's front matter. The old address then leads to the new\none. An error."},
	{"accessibility", "The accessibility statement agrees with itself.\nUnder [accessibility] in site.toml: status is full, partial or non, and what is not\naccessible is listed where it is not full; success criteria are those of WCAG 2.2\nat level A or AA; nothing is reviewed or put right before it was prepared."},
	{"alt-text", "An image has a description.\nReaders who cannot see it hear the text between the square brackets:\n![what the image shows](/map.png). A warning."},
	{"baseline", "A baseline is previous, year-ago, year-end, none or a period.\nThe column baseline of indicators.csv says what a figure is compared with."},
	{"borderline", "The light of a figure as shown is that of the figure before rounding.\nA status is decided on the value that readers see, so that they can check it.\nWhere the unrounded value would have another light, this warning says so."},
	{"broken-link", "A link leads to something on the site.\nLinks and images in texts, and the navigation, lead to pages, months, files below\nstatic/, data files and fragments (/board/2023-03/#cic) that are there. A link from the root\nbegins with /, and a page's address ends in /. A link to a month that is not\npublished leads to nothing until it is. Other websites are not asked. A warning."},
	{"categories", "Categories are declared properly.\nA category is a part or the whole of its set."},
	{"chart", "A declared chart can be drawn.\n[charts.<id>] in scorecard.toml names indicators that share a unit, and a form:\nline, columns, bars, year-to-date, pair, bullet, comparison or multiples. A pair\nhas two indicators; columns, year-to-date, bullet and comparison have one. Each\nindicator has what the form draws: categories for bars of one, months that count\nwhat happened for a year to date, a target for a bullet, two comparators for a\ncomparison. order = \"size\" puts bars and comparisons in order of size."},
	{"checks", "A rule is an error, a warning or off.\n[checks] in scorecard.toml says so of rules that a person may judge:\nlate-figure = \"off\". Those without which a page or figure would be wrong hold for\neveryone."},
	{"colour", "A colour is # and six hexadecimal digits."},
	{"corrected", "A correction says when it was published, and leaves the month's own date alone.\ncorrected = 2023-05-12 in the front matter of the month's index.md, on or after the\nday of the version before. An error of scorecard publish."},
	{"covers", "What a figure covers is snapshot, flow, year-to-date or rolling-12.\nThe column covers of indicators.csv; rolling takes any number of months."},
	{"crest", "The crest is a file below static/."},
	{"csv", "A table can be read as CSV.\nColumns are separated by commas; a cell with a comma or a quotation mark in it\nstands in quotation marks, and a quotation mark in it is doubled."},
	{"differs-from-record", "The files of a closed month are as they were when it was closed.\nThe month's page is made from its record and does not change. Where the files are\nright and the page is mistaken, scorecard publish -reason records a correction; a\nbetter figure that came later goes into a later month's file. Files of a closed\nmonth may also be deleted. A warning."},
	{"disclosure", "The rule for small numbers is complete.\nUnder [disclosure] in scorecard.toml: threshold = 3, 5, 6, 8 or 10 for all, or\nthresholds = { person = 6, household = 8, event = 6, staff = 10 }; values, how many a\nwithheld figure could have (3), over a spread; at_threshold = true, one of them the\nthreshold or more; insider = true, also for whoever is the only one in a figure;\nleast_base (11), least_giving (8) and whole_below (200) for percentages and means;\ncosts = { percentage = 2, over_time = 3, part = 4, own = 9 } of withholding; strict =\ntrue. Or off, with the reason for showing every figure. The column zero_sensitive of\nindicators.csv says yes where none, or all, tells as much as few."},
	{"duplicate-benchmark", "A comparator has one figure for an indicator and period."},
	{"duplicate-column", "A table has each column once."},
	{"duplicate-figure", "A month's file gives each figure once.\nTwo rows with the same indicator, category and period are a mistake even where\ntheir values agree."},
	{"duplicate-id", "An id is given once.\nSections, indicators, tables and charts of a scorecard share one set of ids,\nbecause they are fragments of one page."},
	{"duplicate-ref", "A ref is given once.\nSpreadsheets turn 4.10 into 4.1, which then stands there twice."},
	{"duplicate-target", "An indicator has one target from a period on."},
	{"empty-figure", "A row has a value, or a marker that says why there is none.\n[x] not available or not yet due, [z] not applicable, [c] withheld."},
	{"empty-file", "A file is not empty."},
	{"empty-heading", "A heading has words."},
	{"empty-link", "A link has an address."},
	{"encoding", "A file is text in UTF-8 or Windows-1252.\nIn Excel, save as “CSV UTF-8 (Comma delimited)”."},
	{"extra-cell", "Every value stands under a heading.\nOften a comma inside a cell has made two cells of it."},
	{"feedback", "Every page says where readers can write to.\nfeedback in site.toml is an e-mail address or a web address; anything else is an\nerror. Without it nobody can tell of a mistake or a barrier: a warning."},
	{"figure-reference", "A figure reference stands for a figure.\n{{id}} is the month's figure; {{id previous}}, change, target, status, movement,\nytd, year-ago, numerator, denominator, a period (2022-12), a comparator\n(England) and, on a line of its own, chart may follow. {{id/category}} is a\ncategory's figure."},
	{"fraction", "A numerator comes with a denominator above zero."},
	{"front-matter", "Front matter stands between two lines of +++."},
	{"future-period", "A figure is about a time that had ended.\nA forecast carries the marker [f]."},
	{"good", "The column good says high, low, range or none."},
	{"frequency", "The column frequency says monthly, quarterly, termly or annual."},
	{"heading-level", "Headings are in order.\nA text begins with ## headings, because the page has its own title, and leaves\nno level out."},
	{"icon", "The icon is a picture below static/.\nBrowsers show it in a page's tab: icon under [theme] in site.toml, a file in SVG,\nPNG or ICO."},
	{"id", "An id is lower-case letters, digits and hyphens.\nIds are addresses that papers link to; choose them to last."},
	{"label", "A stated status, movement or judgement is a word that the scorecard knows.\n[labels] in scorecard.toml maps the council's words to ours: Yellow = \"amber\"."},
	{"language", "There are messages for the site's language.\nlanguage in site.toml names a file of messages: the built-in en-GB, or one of the\nsite's own, layouts/messages/<language>.toml."},
	{"language-of-part", "The language of a part is one that there is, and stands after words.\n[Cymraeg]{lang=cy}: a screen reader then pronounces the words as they are. The\ncode is that of BCP 47; the brackets begin and end in one paragraph."},
	{"layout", "A layout can be read and run.\nlayouts/README.md says what each layout is given."},
	{"licence", "The licence is one that is known, or has a name and an address.\nlicence in site.toml is OGL-UK-3.0, CC-BY-4.0 or CC0-1.0; or [licence] has its\nname, and as url the address of its text. Without it the site says nothing."},
	{"link-text", "A link's words say where it leads.\nReaders who use a screen reader hear the links of a page by themselves, and “here”\nor “read more” tells them nothing. A warning."},
	{"long-text", "A text is at most 64 KiB long."},
	{"message", "A message is one that pages say, with its places and its forms for numbers.\nlayouts/messages/<language>.toml is laid over the built-in en-GB.toml, which lists\nall messages. {name} is a place that is filled; {one, other} are forms for\nnumbers. A message that a language lacks is a warning: it is printed in English."},
	{"marker", "A marker is one that is known, and a value has none in its place.\n[c] withheld, [x] not available, [z] not applicable, [low] or [k] rounds to\nzero stand in place of a value; [p] provisional, [r] revised, [e] estimated,\n[b] break in series, [f] forecast, [u] low reliability beside one."},
	{"missing-column", "A table has the columns that it needs."},
	{"missing-file", "A site has the files that it needs."},
	{"missing-key", "A definition has the keys that it needs."},
	{"month", "A month's file is named for a month that exists, such as 2023-03.csv."},
	{"months", "months in scorecard.toml is from 1 to 24."},
	{"name", "An indicator has a name."},
	{"negative-count", "A count is not negative.\nSome systems write a withheld count as -1; write the marker [c] instead."},
	{"no-figures", "A month's file has figures."},
	{"no-indicator", "A scorecard has indicators."},
	{"no-scorecard", "A site has a scorecard."},
	{"number", "A number is a number.\n1,234, 93.0% and £1.2m are understood. What is often written where there is no\nfigure (-, n/a, *, <5, #REF!) is never guessed at: write a marker."},
	{"outside-image", "An image is the site's own.\nPages load nothing from other sites; put the image into static/. A warning."},
	{"override", "A manager's word against a light has a status and a reason.\n[override.<indicator>] in the front matter of the month, with status and reason,\nwhich readers see beside the light that works out."},
	{"period", "A period is one that is known.\n2023-03, 2022-Q3 (financial quarters), 2022-autumn, 2022-FY, 2022-AY, 2022,\n2023-03-31, 2022-04/2022-12, ytd; and as people write them: March 2023,\nMar-23, 01/03/2023, Autumn 2022, 2022/23."},
	{"raw-html", "Commentary has no HTML in it.\nUse Markdown: it reaches print, search and screen readers alike."},
	{"record", "The record of a closed month can be read.\ndata/<scorecard>/published/<month>/v1.json, v2.json … are written by scorecard\npublish and by nobody else. Put back what was changed, from version control or a\nbackup."},
	{"record-edited", "The record of a closed month is as it was written.\nIts digest is that of its contents. A mistake in a closed month is corrected with\nscorecard publish -reason, never in its record."},
	{"relation", "A declared relation can hold.\n[relations.<id>] in scorecard.toml has a kind: sum, difference, part,\nstock-and-flow, ratio, cumulative, rolling, same-population or same, and names its\noperands: total and parts; difference, whole and less; whole and parts; stock, in\nand out; ratio, numerator and denominator; total and of; base and indicators;\nindicators. What is added has one unit and one frequency. within, since, until,\nnote, and for a ratio rounding and steady, say more."},
	{"reserved-id", "An id is not the name of a page or part of a page of our own."},
	{"rule", "A target's rule can be read.\n>=95, <95.2, 60 to 70, or a bare number, which means at least where high is\ngood and at most where low is."},
	{"sensitivity", "The column sensitivity says person, household, event, staff or not-people."},
	{"stated-judgement", "A judgement stated in the month's file is the one that works out.\nA warning: one of the two is wrong, or the council compares with another period."},
	{"stated-movement", "A movement stated in the month's file is the one that works out.\nA warning: one of the two is wrong, or the council compares with another period."},
	{"stated-status", "A status stated in the month's file is the one that works out.\nA warning: the thresholds in targets.csv are missing, or one of the two is wrong."},
	{"share-image", "The picture for shares can be shown, and has words.\nServices where people pass an address on show it beside the page's title: image\nunder [share] in site.toml, a PNG, JPEG or GIF below static/, best of 1200 × 630\npixels, and alt, what it shows."},
	{"static-clash", "A file in static/ does not take the place of a page."},
	{"table", "A declared table names indicators that share a category set."},
	{"table-caption", "A table in commentary has a caption.\nThe line before it is: Table: what the table shows"},
	{"table-shape", "A table in commentary has no cells outside its columns."},
	{"toml", "A definition can be read as TOML."},
	{"term", "The glossary explains a term once.\nIn content/glossary.md an item of a list that begins **PEP**: or **CIC**, **CiC**:\nexplains these words; up to the first semicolon or full stop stands what an\nabbreviation is short for, which pages print where they use it first."},
	{"unknown-category", "A category is declared in categories.csv.\nSpreadsheets turn 10-15 into 15-Oct."},
	{"unknown-category-set", "A category set is declared in categories.csv."},
	{"unknown-column", "A table has no columns but those that are known."},
	{"unknown-comparator", "A comparator is declared in scorecard.toml."},
	{"unknown-file", "A site's folders have no files but those that are known.\nA misnamed file would be left out of the site without a word."},
	{"unknown-indicator", "An indicator is declared in indicators.csv."},
	{"unknown-key", "A definition has no keys but those that are known."},
	{"unknown-scorecard", "A folder of content belongs to a scorecard."},
	{"unknown-section", "A section is declared in scorecard.toml."},
	{"unreadable", "A file can be read."},
	{"unsafe-link", "An address is http, https, mailto, tel or one of the site's own."},
	{"known", "What readers know from elsewhere is stated whole.\ndata/<scorecard>/known.csv has what is public of the figures in other places, so\nthat it is reasoned with: indicator, category, period, of (numerator or denominator,\nor nothing for the figure), value or least and most, and source."},
	{"withheld", "What is withheld has been decided, for these figures.\nSmall numbers are withheld, and others so that nobody can work them out. The\nplan is data/<scorecard>/withheld.csv: scorecard disclosure writes it, again\nwhenever figures became small or are so no longer, and a build goes by it."},
	{"wrong-type", "A key has a value of the right type."},
	{"year", "The column year says financial, academic or calendar."},
	{"yes-no", "A yes-or-no column says yes, no or nothing."},
	{"young-facts", "A page for young people has 5 to 10 facts.\nA fact is an indicator with words in the column young of indicators.csv and a\nfigure that is shown. A warning."},
	{"young-words", "The column young has words that follow a figure in a sentence.\nof you saw a dentist in the last year makes: About 9 in 10 of you saw a dentist in\nthe last year."},
	{"withheld-in-words", "No text tells what is withheld.\nIn a text or a note about a section that withholds figures this month or the month\nbefore, or about the month as a whole: counts of people below the threshold, numbers that\nare what is withheld, and in a sentence that names what is withheld any number\nthat is none of its printed figures, none, all, both, a couple and the like. An\nerror; neither the number nor the line is printed. Refer to the figure, which then\nshows as [c]. What may stand is accepted in the text's front matter by whoever\nanswers for it, with words of the line: [accept.withheld-in-words]\n\"the words\" = \"Data protection officer: the reason\"."},
	{"abbreviation", "An abbreviation is explained.\nWhere it first stands in a text it is written out, as in personal education plan\n(PEP), or content/glossary.md has a line for it: - **PEP**: personal education\nplan. [wording] in site.toml lists others that are known. A warning."},
	{"comparison", "“Better than England” and “below target” are true of the figures.\nWhat a sentence says of a target, or of each comparator that it names, is held\nagainst the newest figures. Where a name may mean several comparators, all must\ncontradict it. A warning."},
	{"direction", "“Rose”, “fell” and “improved” are what the figures did.\nA sentence is about the indicator that it names, by its name, short name, alias or\na reference, or that the sentence before named where it begins with “it”. The\nnewest figure is compared with the one before, or with the month or the year that\nthe sentence names; better and worse go by the indicator's good. Plans, hopes and\nconditions are left alone, and so is “stable” for changes of less than a tenth. A\nwarning, since it is read and not proved."},
	{"extreme", "“The highest since March” and “a record low” are true.\nEvery figure that is known of the time named is looked at. A warning."},
	{"long-paragraph", "A paragraph has at most 120 words.\nparagraph under [wording] in site.toml sets another limit. A warning."},
	{"long-sentence", "A sentence has at most 25 words.\nsentence under [wording] in site.toml sets another limit. A warning."},
	{"misquoted-figure", "A typed figure is the figure.\nA number that says what an indicator is, and is nearly one of its figures (two\ndigits swapped, one missing, cut off rather than rounded), or is that of the month\nbefore, is a slip. Write a reference, which cannot be mistyped. A warning."},
	{"named-period", "A figure is said to be of its own period.\n“In March” beside the figure of February misleads, as happens where figures come a\nmonth in arrears. A warning."},
	{"percentage-points", "A difference of percentages is in percentage points.\nFrom 94% to 99% is 5 percentage points, and 5.3%. A warning."},
	{"reading-age", "A text can be followed by a reader of 14.\nThe Automated Readability Index plus 5, of texts of at least 100 words and 5\nsentences. reading_age under [wording] in site.toml sets another limit;\nyoung_reading_age that of what is written for young people, with its facts, which\nis 11. A warning."},
	{"repeated-text", "Commentary is new every month.\nA paragraph of 12 words or more that stood word for word in the month before, and\nhas no reference in it. A warning."},
	{"status-word", "“Red”, “amber” and “green” are the lights.\nWhat a sentence says of an indicator's light, or of the light before, is the one\nthat readers see. A warning."},
	{"streak", "“For the third month running” is counted.\nThree means three; “further” and “continues to” mean two at least. Where the\nfigures begin within the time claimed nothing is said. A warning."},
	{"unmatched-number", "A typed number is one of the figures, or comes with its source.\nNumbers are held against what the sentence is about, then the section's figures,\nthen the scorecard's, at the decimals that they were typed with: this period and\nearlier ones, targets, benchmarks, changes, categories, years to date, numerators\nand denominators. Dates, ages, periods of time, definitions (3 or more), sections\nof acts and the like are no figures; whole numbers up to 12 without a sign are not\ncompared, and in an introduction, a definition or a meeting none is asked for its\nsource. A number in a table is held against what its row, column and caption say\nthat it is. Write a reference, or accept the finding with the source as its\nreason. A warning."},
	{"unmentioned-red", "A red light is spoken of.\nAn indicator that turned red, or has been red for three periods, is named in its\nsection's commentary or in the overview. A warning."},
	{"wording", "Words are plain, and those that children and families ask for.\nThe list is our own; instead under [wording] in site.toml adds to it\n(\"service user\" = \"person\") or takes a term out (\"respite\" = \"\"). A warning, once\na text."},
	{"wording-limit", "A limit of words is one that can be kept.\nsentence, paragraph, reading_age and young_reading_age under [wording] in site.toml."},
}
