package dev.labelwright.event;

import java.time.Duration;
import java.util.List;

/** The Kafka topics and what they need; messages of one patient share a key, so that they stay in order. */
public enum Topics {
    /** {@link GenerationJob}: a generation was requested. */
    GENERATION_JOBS("generation-jobs", 1, Duration.ofDays(1), 64 * 1024),
    /** {@link LabelingTask} of large generations. */
    LABELING_TASKS("labeling-tasks", 12, Duration.ofHours(6), Topics.MAX_TASK_BYTES),
    /** {@link LabelingTask} of generations that somebody waits for. */
    LABELING_TASKS_INTERACTIVE("labeling-tasks-interactive", 4, Duration.ofHours(6), Topics.MAX_TASK_BYTES),
    /** {@link LabelingResult}. */
    LABELING_RESULTS("labeling-results", 12, Duration.ofDays(7), Topics.MAX_RESULT_BYTES),
    /** {@link LabelingOutcome} and {@link CommandOutcome}. */
    LABELING_OUTCOMES("labeling-outcomes", 12, Duration.ofDays(7), 64 * 1024),
    /** {@link LabelCommand}: what is to be done to labels beside results. */
    LABEL_COMMANDS("label-commands", 1, Duration.ofDays(7), 64 * 1024),
    /** {@link ModelCheck}: a model is to be tried. Old ones are worth nothing. */
    MODEL_CHECKS("model-checks", 4, Duration.ofHours(1), 64 * 1024),
    /** {@link ModelCheckResult}. */
    MODEL_CHECK_RESULTS("model-check-results", 1, Duration.ofDays(1), 64 * 1024),
    /** Tasks that no worker could read, and notices of tasks that failed for good. */
    LABELING_TASKS_DEAD("labeling-tasks-dead", 1, Duration.ofDays(14), Topics.MAX_TASK_BYTES),
    /** Results that review-api could not read. */
    LABELING_RESULTS_DEAD("labeling-results-dead", 1, Duration.ofDays(14), Topics.MAX_RESULT_BYTES),
    /** Commands that review-api could not read. */
    LABEL_COMMANDS_DEAD("label-commands-dead", 1, Duration.ofDays(14), 64 * 1024),
    /** Outcomes that generation-api could not read. */
    LABELING_OUTCOMES_DEAD("labeling-outcomes-dead", 1, Duration.ofDays(14), 64 * 1024);

    /** A note of 1 MiB in JSON (its worst escape is sixfold) with its variables. */
    public static final int MAX_TASK_BYTES = 8 * 1024 * 1024;

    /** Every value, quote and id of one task. */
    public static final int MAX_RESULT_BYTES = 4 * 1024 * 1024;

    private final String topic;
    private final int partitions;
    private final Duration retention;
    private final int maxMessageBytes;

    Topics(String topic, int partitions, Duration retention, int maxMessageBytes) {
        this.topic = topic;
        this.partitions = partitions;
        this.retention = retention;
        this.maxMessageBytes = maxMessageBytes;
    }

    /** The topic's name in Kafka. */
    public String topic() {
        return topic;
    }

    public int partitions() {
        return partitions;
    }

    public Duration retention() {
        return retention;
    }

    public int maxMessageBytes() {
        return maxMessageBytes;
    }

    /** All topics, in the order of the enum. */
    public static List<Topics> all() {
        return List.of(values());
    }
}
