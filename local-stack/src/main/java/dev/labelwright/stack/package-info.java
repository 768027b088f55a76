/** The stack on one machine: PostgreSQL, Kafka, the offline model and the four services as child processes. */
package dev.labelwright.stack;
