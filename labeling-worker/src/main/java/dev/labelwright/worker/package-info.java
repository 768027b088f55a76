/** The worker: takes tasks from Kafka, asks the model, checks its answer and sends one result. Keeps nothing. */
package dev.labelwright.worker;
