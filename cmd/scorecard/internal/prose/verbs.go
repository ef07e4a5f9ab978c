package prose

import (
	"slices"
	"strings"
)

// ways makes a map of words, in groups of what they say.
func ways(groups map[way]string) map[string]way {
	all := map[string]way{}
	for w, words := range groups {
		for _, word := range strings.Fields(words) {
			all[word] = w
		}
	}
	return all
}

// verbs are finite forms and participles; nouns take an article or an adjective
// before them.
var (
	verbs = ways(map[way]string{
		up: `rose risen rises rising increased increases increasing grew grown grows growing climbed climbs climbing jumped jumps soared surged rocketed spiked
			mushroomed swelled ballooned leapt doubled trebled tripled quadrupled lengthened lengthens`,
		down: `fell fallen falls falling decreased decreases decreasing declined declines declining dropped drops dropping reduced reduces reducing dipped dips
			dipping shrank shrunk shrinks shrinking dwindled dwindles dwindling slumped plunged plummeted tumbled sank sunk slid eased halved lessened diminished
			shortened shortens`,
		better: `improved improves improving recovered recovers recovering rallied rebounded bounced strengthened`,
		worse:  `worsened worsens worsening deteriorated deteriorates deteriorating slipped slipping weakened weakens regressed`,
		level:  `plateaued flatlined`})
	baseForms = ways(map[way]string{
		up:     `rise increase grow climb jump soar surge lengthen`,
		down:   `fall decrease decline drop reduce dip shrink dwindle slump plunge tumble ease slide sink halve shorten diminish`,
		better: `improve recover rally strengthen`,
		worse:  `worsen deteriorate slip weaken`,
		level:  `change move budge shift`})
	nouns = ways(map[way]string{
		up:     `rise rises increase increases growth uplift spike surge jump upturn climb`,
		down:   `fall falls decrease decreases decline drop reduction reductions dip downturn slump slide`,
		better: `improvement improvements recovery`,
		worse:  `deterioration worsening`,
		level:  `change`})
	// stirred are verbs that go a way by the word after them: crept up, came
	// back down.
	stirred = set("went", "gone", "goes", "going", "go", "moved", "moves", "moving", "crept", "creeps", "creeping", "creep", "edged", "edges", "edging", "edge",
		"inched", "inching", "ticked", "nudged", "shot", "drifted", "drifting", "trended", "trending", "came", "come", "comes", "coming", "headed", "heading",
		"pushed", "pulled", "brought", "bring", "picked", "picks", "picking", "pick", "climbed", "jumped", "dropped", "fallen", "fell", "slipped", "slid", "turned")
	upward   = set("up", "upwards", "upward", "higher")
	downward = set("down", "downwards", "downward", "lower")

	adverbs = set("slightly", "sharply", "significantly", "steadily", "markedly", "also", "again", "further", "then", "now", "still", "only", "just", "a", "little", "bit",
		"considerably", "substantially", "marginally", "gradually", "slowly", "notably", "actually", "both", "all", "since", "recently", "once", "more", "dramatically", "much", "even", "quickly", "continually", "consistently", "generally", "overall", "subsequently", "not", "n't", "already", "never", "clearly", "greatly",
		"back", "modestly", "noticeably", "rapidly", "continuously", "currently", "narrowly", "comfortably", "fractionally", "well", "somewhat", "mildly", "unfortunately", "pleasingly", "disappointingly", "encouragingly", "always", "largely", "broadly", "simply", "barely", "hardly", "yet", "sadly", "finally", "far")
	auxiliary = set("has", "have", "had", "is", "are", "was", "were", "been", "being", "did", "does", "do", "hasn't", "haven't", "didn't", "not", "isn't", "aren't", "wasn't", "weren't", "it", "they", "that", "this", "we", "there", "which", "who", "seen", "shows", "showed", "shown", "saw", "see", "remain", "remains", "remained", "stayed", "stays", "stay", "held", "moved", "went", "turned", "gone", "changed", "stood", "stands", "stand", "reached", "averaged", "against", "compared",
		"lag", "lags", "lagged", "lagging", "sit", "sits", "sat", "sitting", "rank", "ranks", "ranked", "run", "runs", "ran", "keep", "keeps", "kept", "came", "comes", "come", "began", "begun", "started", "continues", "continued", "continue", "look", "looks", "finished", "ended", "end", "closed", "take", "takes", "took", "taken", "completed", "processed", "handled", "dealt", "answered", "fare", "fares", "show", "showing", "flagged", "coded", "fall", "falls", "going", "moving", "heading", "got", "became", "become", "performs", "performed", "perform", "performing", "compares", "rated", "remaining", "standing")
	// unreal are words before a verb that make it a wish, a plan or a condition.
	unreal = set("to", "will", "would", "should", "could", "may", "might", "can", "must", "shall", "aim", "aims", "hope", "hopes", "expect", "expects", "expected",
		"need", "needs", "help", "helps", "plan", "plans", "if", "whether", "unless", "until", "target", "intend", "likely", "ensure", "let", "for", "towards", "why", "want", "wants", "forecast", "predicted", "projected", "anticipated", "hoped", "support", "supports", "promote", "drive", "through", "by", "how", "ought", "cannot", "couldn't", "wouldn't", "ambition")
	denied = set("not", "n't", "never", "no", "without", "neither", "nor", "hasn't", "haven't", "didn't", "isn't", "aren't", "wasn't", "weren't", "doesn't", "don't", "little", "failed", "nothing", "hardly", "barely")
)

// progressive are verbs that say something only after “is”: increasing our
// offer says nothing of a figure.
func progressive(w string) bool {
	return strings.HasSuffix(w, "ing") && verbs[w] > 0
}

// passive are participles that stand before nouns too: the improved offer.
var passive = []string{"reduced", "increased", "improved", "halved", "doubled", "shortened", "lengthened", "strengthened", "weakened", "eased", "recovered"}

func isPassive(w string) bool { return slices.Contains(passive, w) }
