/** The worker's secrets, known elsewhere by name only. */
package dev.labelwright.worker.secret;
