// Package disclosure protects people in small numbers: it decides which figures
// of a scorecard are withheld, and proves that nobody can work them out.
//
// # What is withheld for itself
//
// A Rule says what is small, by whom a figure counts. With the default of 6:
//
//   - a count from 1 to 5; 0 too, where the indicator is zero-sensitive
//   - a percentage whose numerator, or whose rest (those in the base who are not
//     in the numerator), is from 1 to 5; 0% and 100% where it is zero-sensitive
//   - a percentage of fewer than 11
//   - a rate whose numerator is from 1 to 5
//   - a mean of fewer than 8, and the sum for fewer by which two means differ
//   - what its author withholds, however large it is, or what was withdrawn after
//     it had been published
//
// A number that is printed nowhere may still follow from what is: the part that
// a table leaves out, those of one population who are not in the next. Where it
// is from 1 to 5 it must not be worked out either.
//
// A percentage is printed as a whole number where its base is below 200 or not
// known, and with one decimal at most (Rule.Decimals).
//
// # What a reader knows
//
// Everything that any edition printed, the relations declared in scorecard.toml
// and those that follow from definitions, and Known facts from elsewhere. All are
// rows over whole numbers: a total is the sum of its parts in every month and in
// every edition, a stock changes by its flows, a year to date by its months; what
// it grows by is a number, whether or not it is printed. A published percentage is
// two inequalities on its numerator and base, so that several percentages of one
// base are one question; an average is a sum and how many it is a sum of. Both
// numbers add up over a year, over a breakdown, and over a population and those who
// are not in it. A withheld percentage tells that its base is not zero. A figure
// that was restated is a number of its own, and each edition's relations hold of
// the numbers that it knew; each version of a month that was corrected is an
// edition. What the figures do not keep (Audit.Broken) is not reasoned with.
//
// Statuses, directions, ranks and whatever else is worked out from a withheld
// figure are not printed with it; one that was printed all the same is a Known
// bound.
//
// # What is withheld besides
//
// Make covers every figure that must not be worked out, at least cost, and gives
// back what turns out not to be needed: see package cover. It looks at which
// figures are zero, small or neither, at what ties them and at what each costs,
// and at no value. So the same plan comes out in every world in which all
// figures keep their class, and knowing how plans are made tells nothing. A
// headline is never withheld to cover another figure. Between figures of one cost
// goes the one by which readers lose least: of a series that is small by what
// published months have printed, or small now and then by its classes; never
// sooner a total; then the one that stands nearest. What an earlier plan
// withholds stays withheld at no cost, and what it left in print in a month
// whose figures have not changed class stays in print.
//
// # What is proved
//
// Examine asks of every figure that must not be worked out how many values it
// could have, given all that is printed: exactly, over whole numbers, in every
// connected part of the scorecard. It is protected when it could have Values
// values (3, the true one included) over at least Spread, one of them at or above
// the threshold where AtThreshold asks for it. Each value comes with a World, a
// complete substitute for the figures, so that nobody has to believe the search:
// put a World through the pipeline and the site is the same, byte for byte. A
// figure for which the Budget ran out counts as not protected. With Insider the
// question is put again for everybody who is the only one in some figure, and
// knows it.
//
// # What is not proved
//
// Percentages that come without a base and without a declared one are printed
// and listed (Audit.Unproved): nothing can be reasoned of them. Nor of relations
// that nobody declared (Suggest looks for those), of averages of which nobody
// says how many they are of, and of what a reader knows from elsewhere and no Known says. A reader is taken
// to think it impossible that a number printed nowhere is more than four times
// its true size and a thousand. A published count is taken to be exact.
//
// # Steadiness
//
// Nothing depends on time, on chance or on the number of processors.
package disclosure
