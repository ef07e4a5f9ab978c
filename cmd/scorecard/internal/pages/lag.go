package pages

import (
	"time"

	"scorecard/cmd/scorecard/internal/figures"
)

// lag says how many days after another a day is, both in figures, by a message;
// "" where it is no later, or one of them is not known to the day.
func (w *worker) lag(key, from, to string) string {
	a, errA := time.Parse(time.DateOnly, from)
	b, errB := time.Parse(time.DateOnly, to)
	if errA != nil || errB != nil || !b.After(a) {
		return ""
	}
	return w.site.words.Count(key, int(b.Sub(a)/(24*time.Hour)))
}

// meetingLag says how long after a month was published a meeting saw it, or how
// long before.
func (w *worker) meetingLag(m *figures.Month, meeting *figures.Meeting) string {
	if m.Published == meeting.ID {
		return w.site.words.Say("edition.meeting-same")
	}
	if after := w.lag("edition.meeting-after", m.Published, meeting.ID); after != "" {
		return after
	}
	return w.lag("edition.meeting-before", meeting.ID, m.Published)
}
