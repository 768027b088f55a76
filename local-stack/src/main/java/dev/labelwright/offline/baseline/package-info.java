/**
 * A rule-based baseline that reads variables out of a clinical note. It is deterministic, knows no model, and bounds its
 * work by the note's length.
 *
 * <p>Sources of the rules: Chapman et al., "A Simple Algorithm for Identifying Negated Findings and Diseases in
 * Discharge Summaries", J Biomed Inform 2001 (NegEx: triggers before and after a finding, pseudo-negation); Harkema et
 * al., "ConText: An algorithm for determining negation, experiencer, and temporal status from clinical reports", J
 * Biomed Inform 2009 (scope up to a termination term or the sentence's end; historical, hypothetical, other
 * experiencer).
 */
package dev.labelwright.offline.baseline;
