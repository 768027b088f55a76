/** Results to Kafka. */
package dev.labelwright.worker.result;
