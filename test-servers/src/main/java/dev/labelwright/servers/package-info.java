/** The PostgreSQL, Kafka broker and offline model that all tests of one build share. */
package dev.labelwright.servers;
