package dev.labelwright.review.apply;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A message that is put aside.
 *
 * @param reason why, for people; no value and no quote
 */
record DeadLetter(ConsumerRecord<String, byte[]> message, String reason) {}
