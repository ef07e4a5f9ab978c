// Package prose reads what managers write as a person would read it, and holds
// it against the figures: numbers that were typed, and what is said of them. It
// also holds words and sentences against what readers can follow. It knows no
// files and no editions; Facts are handed to it.
//
// # Sentences
//
// A passage is cut into sentences, and a sentence into words, numbers and
// references. A sentence is about the indicators that it names: by name, short
// name, alias, ref or tag, word order and endings aside, with the glossary's
// abbreviations written out; or by a reference, which says so by itself. What
// “number”, “percentage” or “rate” before the name rules out is left out. A name
// that several indicators share stands for all of them, and then nothing is said
// that does not hold of each. A sentence that begins with “it”, “this” or “the
// figure” is about what the sentence before was about.
//
// # Numbers
//
// Digits, one to twelve in words, decimals, thousands, %, per cent, percentage
// points, £, “£1.2m”, half, a third, two thirds, one in five and “both children”
// are told from what is no figure (NumberKind): dates, years, ages and age ranges,
// windows of time, bounds in definitions (3 or more), ranges (10 to 15), bases
// of rates, ordinals, numbers of lists, telephone numbers, sections of acts,
// school years, pages, quarters, codes, idioms such as 24/7, and other measures.
// Days and weeks are figures where an indicator is measured in them and the
// number stands where a value does.
//
// What may be a figure is compared at the decimals that it was typed with: with
// every figure of what the sentence is about, then with the section's, then with
// the newest of the scorecard's. One that is said to be the target, a comparator's
// average, of a month, or the distance from a target or comparator, is held
// against that alone. A change is compared with the change from any
// earlier figure, also per cent. “About”, “over” and “fewer than” give room. A
// number that says what one indicator is and nearly is one of its figures was
// mistyped, cut off or is last month's, and the figure that was meant is named.
// One that is no figure at all is reported too, unless it is a whole number up to
// twelve without a sign, of which nothing can be told, or the distance to
// something (21 fewer than the target). Nor is one that is no percentage in a
// sentence that names no indicator: 140 calls in a storm are somebody's figure,
// and none of ours.
//
// # Statements
//
// Read are movement (rose, crept up, came back down, has not improved, a further
// fall in, up from, more people are waiting than in February, on the rise, got
// worse, remained stable, unchanged), streaks (for the third month running, every
// month since June), superlatives (the highest since March or of the year, a record
// low, a five-month high), comparisons with the target (met, missed, short of) and
// with named comparators (below, ahead of, trails), lights (turned amber, remains
// red, green since April, our red indicator is), and the month beside a figure. “The
// third month” and “three consecutive months” are exactly three; “three months
// running” is three at least. Each is held against the newest figure and the one
// before, or the month or the year before that it names. Wishes, plans and
// conditions are no statements, nor is a statement about something that is no
// indicator; one about a time that has no figures is not judged.
//
// # Tables
//
// A number in a cell is a figure of the indicator that its row, its column or the
// table's caption names: of the month, the target, the comparator or the category
// that the others name, or the newest where they say “number”, “%” or the like. It
// is held against that alone. Where a heading says something else, or a column of
// numbers stands beside it whose heading is not understood, nothing is said. A cell
// of more than four words is read as sentences are.
//
// # What is not read
//
// Numbers in code, and in cells whose headings do not say which figure they are;
// spelled numbers above twelve; relative clauses that change what a sentence is
// about; “it” across paragraphs; comparisons between two indicators; causes; pages
// that belong to no scorecard. An introduction, a definition and what was said of a
// meeting tell of other times too: in them a number that is none of the figures is
// no finding. Count says how many numbers were read, compared, and passed over as
// what. The corpora in testdata measure precision and recall.
//
// # Words
//
// A Stylist reports abbreviations that nothing explains, terms that readers have
// asked not to read (wording.toml, to which a site adds its own), long sentences
// and paragraphs, and texts that ask for too old a reader. The reading age is ours
// to compute: the libraries there are count syllables by guess, and take more
// code in than the ten lines of an index of characters that anybody can check.
package prose
