/** An OpenAI-compatible endpoint that needs no network: it answers by the rules of the baseline, and says so by its name. */
package dev.labelwright.offline;
