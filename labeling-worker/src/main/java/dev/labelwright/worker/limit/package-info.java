/** How much a model is asked at once and per minute, by the whole worker; plain Java. */
package dev.labelwright.worker.limit;
