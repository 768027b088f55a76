/** Tasks from Kafka: taken, acknowledged, run, and let finish when the worker stops. */
package dev.labelwright.worker.intake;
