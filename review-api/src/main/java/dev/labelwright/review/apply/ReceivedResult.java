package dev.labelwright.review.apply;

import dev.labelwright.event.LabelingResult;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A result and the message that it came in. */
record ReceivedResult(ConsumerRecord<String, byte[]> message, LabelingResult result) {}
