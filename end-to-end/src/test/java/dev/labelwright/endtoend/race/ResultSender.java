package dev.labelwright.endtoend.race;

import dev.labelwright.event.EventJson;
import dev.labelwright.event.LabelingResult;
import dev.labelwright.event.Topics;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Sends results, each when it is due, and remembers them. */
final class ResultSender implements AutoCloseable {
    private final KafkaProducer<String, byte[]> producer;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final Map<UUID, SentResult> sent = new ConcurrentHashMap<>();
    private final Queue<ScheduledFuture<?>> due = new ConcurrentLinkedQueue<>();
    private final AtomicReference<Exception> failure = new AtomicReference<>();
    private final AtomicReference<RaceProject.Task> latest = new AtomicReference<>();

    ResultSender(String bootstrapServers) {
        this.producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers, ProducerConfig.ACKS_CONFIG, "all"),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    void send(List<MadeUpResults.Letter> letters) {
        for (MadeUpResults.Letter letter : letters) {
            due.add(clock.schedule(() -> send(letter), letter.after().toNanos(), TimeUnit.NANOSECONDS));
        }
    }

    /** The task of which something was sent last. */
    Optional<RaceProject.Task> latest() {
        return Optional.ofNullable(latest.get());
    }

    /** How many messages have been, or are to be sent. */
    int messages() {
        return due.size();
    }

    /** Whether everything was sent and the broker has it. */
    boolean done() {
        if (failure.get() != null) {
            throw new IllegalStateException("a result could not be sent", failure.get());
        }
        boolean done = due.stream().allMatch(ScheduledFuture::isDone);
        if (done) {
            producer.flush();
        }
        return done;
    }

    /** What was sent, one for each dispatch. */
    Collection<SentResult> sent() {
        return List.copyOf(sent.values());
    }

    @Override
    public void close() {
        clock.shutdownNow();
        producer.close();
    }

    private void send(MadeUpResults.Letter letter) {
        LabelingResult result = letter.result();
        sent.computeIfAbsent(result.key().dispatchId(), id -> SentResult.of(result, places(letter.task())));
        latest.set(letter.task());
        byte[] value = EventJson.write(result).getBytes(StandardCharsets.UTF_8);
        Future<RecordMetadata> unused = producer.send(
                new ProducerRecord<>(Topics.LABELING_RESULTS.topic(), letter.key(), value), (place, exception) -> {
                    if (exception != null) {
                        failure.compareAndSet(null, exception);
                    }
                });
    }

    private static Set<Place> places(RaceProject.Task task) {
        return task.noteIds().stream()
                .flatMap(note -> task.asked().stream().map(asked -> new Place(note, asked.id())))
                .collect(Collectors.toUnmodifiableSet());
    }
}
