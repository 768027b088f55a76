/** Tries models out for generation-api, which has no keys. */
package dev.labelwright.worker.check;
