/*
Scorecard makes a static website of a council's performance scorecards.

Usage:

	scorecard COMMAND [flags]

The commands are:

	build      make the website
	serve      show the website while you write it
	check      find mistakes without writing anything
	publish    close a month for good, record a correction, or withdraw a figure
	disclosure decide what is withheld, and report on small numbers
	new        write a small complete site to start from
	version    print the program's version

`scorecard help COMMAND` tells more. Flags may stand anywhere on the line.
The exit status is 0 where all is well, 1 where there is an error, 2 where the
command line is wrong. Warnings alone are no error.

# Build: make the website

Usage: scorecard build [-site DIR] [-out DIR] [-base URL] [-drafts] [-watch] [-q]

Build reads the site's files, checks them and writes the website.

Where there is an error, every problem is listed and the old website stays as it
was. Otherwise the new one takes its place in one step: files that are no longer
part of it are gone, and unchanged files keep their dates.

	-site DIR   the folder with site.toml (default: this folder)
	-out DIR    where the website goes (default: public); the folder must be empty,
	            missing, or made by an earlier build
	-base URL   the website's address, in place of base_url in site.toml
	-drafts     put months on the site that have no date of publication yet
	-watch      go on: make the pages again that a change of the files concerns,
	            until Ctrl-C; while there is an error the website stays as it is
	-q          print errors and warnings alone

# Serve: show the website while you write it

Usage: scorecard serve [-site DIR] [-addr HOST:PORT] [-open] [-q]

Serve builds the website, drafts too, and shows it at an address on this machine.
When you save a file, the page in the browser follows. Ctrl-C stops it. It writes
nothing.

Where a file has a mistake, the page stays as it was and a panel at its foot says
what is wrong and where; it goes when the mistake is mended. What is still missing
from months that are not published yet is listed at /_preview/.

	-site DIR        the folder with site.toml (default: this folder)
	-addr HOST:PORT  where to show it (default: 127.0.0.1:8080). A port alone is one of
	                 this machine. Nobody else can see the site unless HOST is an
	                 address of this machine on the network
	-open            open it in the browser
	-q               print the address, errors and warnings alone

# Check: find mistakes without writing anything

Usage: scorecard check [-site DIR] [-format text|json|sarif] [-rules] [-explain RULE] [-accepted]

Check reads the site's files as build does and lists every problem.

Each has its file, line and column, what is wrong, the line itself and a hint.
The name in brackets is the rule's: -explain tells more about it. Under [checks] in
scorecard.toml a rule becomes an error, a warning or off; a single finding that
may stand is accepted where it stands, with the reason.

	-site DIR      the folder with site.toml (default: this folder)
	-format FORM   text, json or sarif (default: text)
	-rules         list the rules
	-explain RULE  print a rule's manual, with an example of what it finds
	-accepted      list what is accepted, with the reasons

# Publish: close a month for good, record a correction, or withdraw a figure

Usage: scorecard publish [-site DIR] [-reason TEXT] [-redact FIGURES -on DATE] SCORECARD MONTH

Publish closes a month: it writes everything that the month's page says into a
record, data/<scorecard>/published/<month>/v1.json. From then on the page is made
from that alone, and is also at an address of its own that never changes,
/<scorecard>/<month>/v1/, for papers to cite. The month's files, targets and
definitions can be edited or deleted; the page stays.

A month is closed when it has a date of publication and the site has no errors.
Keep the record with the site's files: it is what the page is made from.

A mistake is put right in the month's files, and published again with a reason.
The front matter of the month's index.md says when, as corrected = 2023-05-12.
The correction becomes version 2; version 1 keeps its address. A better
figure that came later is no mistake, and goes into a later month's file.

A figure that should never have been published is taken out with -redact: of
every version of every month, with what was worked out from it, with passages of
commentary that have its number, and with figures that would tell it. The records
are written anew; each says when, why and how many, and keeps the digest of what
it was. Every address stays, and the pages say that figures were withdrawn.
withheld.csv keeps them withheld, whatever the month's files say. Give the reason
in general terms.

	-site DIR        the folder with site.toml (default: this folder)
	-reason TEXT     what was wrong, for readers; a month that is closed needs one
	-redact FIGURES  an indicator or a category of it, as by-age/under-1, for the
	                 newest period that the month has, or with another one, as
	                 "by-age/under-1 2023-01"; several with commas between them
	-on DATE         the day on which they are withdrawn, as 2023-06-01
	SCORECARD        the folder below data/, as dorset
	MONTH            as 2023-03

# Disclosure: decide what is withheld, and report on small numbers

Usage: scorecard disclosure [-site DIR] [-format text|json] [-html FILE] [-prove] [SCORECARD [MONTH]]

Disclosure decides which figures are withheld: small numbers, and others so that
nobody can work them out. It writes the plan to data/<scorecard>/withheld.csv,
which a build goes by, audits it and reports to the data protection officer:
every withheld figure, why it is, and whether it is proved that it could have
several values; relations that hold in the figures and that nobody declared; and
what other ways to publish would show. What an earlier plan withheld stays
withheld.

The report has no values, but it tells which numbers are small. It is not for
the public.

	-site DIR      the folder with site.toml (default: this folder)
	-format FORM   text or json (default: text)
	-html FILE     write the report as a page too, for its owner alone to read; not
	               into a folder that is published
	-prove         build the website again and again, in memory, from other figures
	               that the audit found possible, and compare: every file is to be
	               the same, to the byte
	SCORECARD      one scorecard; without it, all that protect small numbers
	MONTH          list what is withheld in this month alone, as 2023-03

The exit status is 1 where a small number is not protected.

# New: write a small complete site to start from

Usage: scorecard new DIR

New writes a small complete site into a folder, which must be empty or missing:
one scorecard with two sections, three months of figures, targets, a benchmark, a
breakdown, commentary and a page for young people. Build it, look at it, and change
it into your own.

# Version: print the program's version

Usage: scorecard version

Version prints the version of the program and, where it is known, the revision
of the source that it was made from.
*/
package main
