/** Quotes and where they stand in the note; plain Java. */
package dev.labelwright.worker.evidence;
