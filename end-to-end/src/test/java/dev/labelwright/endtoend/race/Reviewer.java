package dev.labelwright.endtoend.race;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.labelwright.endtoend.Rest;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * A person at work: looks at the labels of a note, of which results are coming in at best, and decides on one, adds one,
 * brings back what one said, or decides on many. Goes on whatever the answers are, and writes each down.
 */
final class Reviewer implements Runnable {
    private static final int LONGEST_THOUGHT_MILLIS = 100;
    private static final int ACTS_OF_A_VISIT = 6;
    private static final int MEMORY = 20;
    private static final int STALE = 412;

    private final String name;
    private final RandomGenerator random;
    private final MadeUpValues values;
    private final List<ReviewCalls> replicas;
    private final Supplier<Optional<RaceProject.Task>> latest;
    private final Journal journal;
    private final BooleanSupplier over;
    private final List<JsonNode> remembered = new ArrayList<>();
    private int requests;

    /** A note of a patient. */
    private record Spot(String patient, String note) {}

    Reviewer(
            String name,
            RandomGenerator random,
            Function<String, List<ReviewCalls>> replicas,
            Supplier<Optional<RaceProject.Task>> latest,
            Journal journal,
            BooleanSupplier over) {
        this.name = name;
        this.random = random;
        this.values = new MadeUpValues(random, "by hand");
        this.replicas = replicas.apply(name);
        this.latest = latest;
        this.journal = journal;
        this.over = over;
    }

    @Override
    public void run() {
        try {
            while (!over.getAsBoolean()) {
                ReviewCalls calls = replicas.get(random.nextInt(replicas.size()));
                try {
                    visit(calls);
                } catch (IOException e) {
                    // Nothing to look at while the service is away; what was asked for is in the journal.
                    Thread.sleep(random.nextInt(LONGEST_THOUGHT_MILLIS));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Looks at a note once, and decides on what was there then for as long as it takes. */
    private void visit(ReviewCalls calls) throws IOException, InterruptedException {
        Spot spot = spot();
        List<JsonNode> labels = calls.find(Map.of("patientId", spot.patient(), "noteId", spot.note()));
        for (int act = 0; act < ACTS_OF_A_VISIT && !over.getAsBoolean(); act++) {
            int lot = random.nextInt(100);
            if (lot < 20 || labels.isEmpty()) {
                add(calls);
            } else if (lot < 30) {
                restore(calls, labelOf(labels));
            } else if (lot < 40) {
                decideOnMany(calls, labels);
            } else {
                decide(calls, labelOf(labels));
            }
            Thread.sleep(random.nextInt(LONGEST_THOUGHT_MILLIS));
        }
    }

    private void decide(ReviewCalls calls, JsonNode label) throws InterruptedException {
        Integer seen = chance(50) ? label.path("version").asInt() : null;
        ReviewCalls.Reply reply = decide(calls, label, seen);
        if (reply != null && reply.status() == STALE && chance(70)) {
            JsonNode current = reply.body().path("label");
            decide(calls, current, current.path("version").asInt());
        }
    }

    private ReviewCalls.Reply decide(ReviewCalls calls, JsonNode label, Integer ifVersion) throws InterruptedException {
        Action action = decision();
        JsonNode value = action == Action.EDIT ? values.of(question(label)) : null;
        return change(
                calls,
                "/" + label.path("id").asText() + "/review",
                action,
                body(action, value),
                new JournalEntry.Wanted(value, ifVersion, null, null));
    }

    private void add(ReviewCalls calls) throws InterruptedException {
        Spot spot = spot();
        RaceProject.Question question =
                chance(50) ? RaceProject.Question.MEDICATION : anyOf(List.of(RaceProject.Question.values()));
        JsonNode value = values.of(question);
        ObjectNode body = Rest.JSON
                .createObjectNode()
                .put("patientId", spot.patient())
                .put("noteId", spot.note())
                .put("variable", question.name())
                .set("value", value);
        change(calls, "", Action.ADD, body, new JournalEntry.Wanted(value, null, null, null));
    }

    private void restore(ReviewCalls calls, JsonNode label) throws InterruptedException {
        int version = label.path("version").asInt();
        int revision = 1 + random.nextInt(version);
        Integer seen = chance(50) ? version : null;
        change(
                calls,
                "/" + label.path("id").asText() + "/restore",
                Action.RESTORE,
                Rest.JSON.createObjectNode().put("revision", revision),
                new JournalEntry.Wanted(null, seen, revision, null));
    }

    private void decideOnMany(ReviewCalls calls, List<JsonNode> labels) throws InterruptedException {
        Action action = decision();
        JsonNode one = anyOf(labels);
        List<String> fields =
                chance(50) ? List.of("patientId", "variable") : List.of("patientId", "noteId", "variable");
        ObjectNode filter = Rest.JSON.createObjectNode();
        fields.forEach(field -> filter.set(field, one.path(field)));
        int count = (int) labels.stream()
                .filter(label ->
                        fields.stream().allMatch(field -> label.path(field).equals(one.path(field))))
                .count();
        JsonNode value = action == Action.EDIT ? values.of(question(one)) : null;
        ObjectNode body = body(action, value).put("expectedCount", count);
        body.set("filter", filter);
        change(calls, "/review", action, body, new JournalEntry.Wanted(value, null, null, count));
    }

    /** One of these, or one of an earlier visit. */
    private JsonNode labelOf(List<JsonNode> labels) {
        if (!remembered.isEmpty() && chance(15)) {
            return anyOf(remembered);
        }
        JsonNode label = anyOf(labels);
        if (remembered.size() == MEMORY) {
            remembered.remove(random.nextInt(MEMORY));
        }
        remembered.add(label);
        return label;
    }

    private ReviewCalls.Reply change(
            ReviewCalls calls, String path, Action action, ObjectNode body, JournalEntry.Wanted wanted)
            throws InterruptedException {
        String comment = name + " " + requests++;
        body.put("comment", comment);
        Instant sentAt = Instant.now();
        ReviewCalls.Reply reply = null;
        JournalEntry.Answer answer;
        try {
            reply = calls.post(path, body, wanted.ifVersion());
            answer = answer(reply);
        } catch (IOException e) {
            answer = new JournalEntry.Unknown(Instant.now(), e.getClass().getSimpleName());
        }
        journal.add(new JournalEntry(comment, name, action, wanted, sentAt, answer));
        return reply;
    }

    private static JournalEntry.Answer answer(ReviewCalls.Reply reply) {
        Instant now = Instant.now();
        JsonNode body = reply.body();
        if (reply.status() >= 500) {
            return new JournalEntry.Unknown(now, Integer.toString(reply.status()));
        }
        if (reply.status() >= 300) {
            return new JournalEntry.Refused(now, reply.status());
        }
        return body.has("count")
                ? new JournalEntry.DoneToMany(now, body.path("count").asInt())
                : new JournalEntry.Done(
                        now,
                        UUID.fromString(body.path("id").asText()),
                        body.path("version").asInt(),
                        body.path("status").asText(),
                        body.get("value"));
    }

    private static ObjectNode body(Action action, JsonNode value) {
        ObjectNode body = Rest.JSON.createObjectNode().put("action", action.name());
        if (value != null) {
            body.set("value", value);
        }
        return body;
    }

    private static RaceProject.Question question(JsonNode label) {
        return RaceProject.Question.valueOf(label.path("variable").asText());
    }

    private Action decision() {
        return anyOf(List.of(Action.ACCEPT, Action.EDIT, Action.REJECT, Action.RESET, Action.RESET));
    }

    /** At times where a result was just sent. */
    private Spot spot() {
        Optional<RaceProject.Task> busy = chance(50) ? latest.get() : Optional.empty();
        String patient = busy.map(RaceProject.Task::patientId).orElseGet(() -> anyOf(RaceProject.PATIENTS));
        String note = busy.map(task -> anyOf(task.noteIds()))
                .orElseGet(() -> RaceProject.noteId(patient, random.nextInt(RaceProject.NOTES_EACH)));
        return new Spot(patient, note);
    }

    private <T> T anyOf(List<T> choice) {
        return choice.get(random.nextInt(choice.size()));
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }
}
