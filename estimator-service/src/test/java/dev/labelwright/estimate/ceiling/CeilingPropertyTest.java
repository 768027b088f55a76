package dev.labelwright.estimate.ceiling;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.labelwright.event.AskedVariable;
import dev.labelwright.event.Candidate;
import dev.labelwright.event.DispatchKey;
import dev.labelwright.event.LabelingTask;
import dev.labelwright.event.MaxTokensParameter;
import dev.labelwright.event.ModelAccess;
import dev.labelwright.event.Quote;
import dev.labelwright.id.Ids;
import dev.labelwright.ontology.Scope;
import dev.labelwright.ontology.Stage;
import dev.labelwright.ontology.Variable;
import dev.labelwright.prompt.CallPlan;
import dev.labelwright.prompt.CallPlanning;
import dev.labelwright.prompt.CandidateBound;
import dev.labelwright.prompt.CandidateLines;
import dev.labelwright.prompt.ModelLimits;
import dev.labelwright.prompt.NoteWindows;
import dev.labelwright.prompt.PlannedCall;
import dev.labelwright.prompt.PlannedVariable;
import dev.labelwright.prompt.Prompt;
import dev.labelwright.prompt.PromptTemplate;
import dev.labelwright.prompt.RepairAllowance;
import dev.labelwright.selection.StageChoice;
import dev.labelwright.tokens.TokenCounter;
import dev.labelwright.tokens.Tokenizer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/**
 * used ≤ refined ≤ unrefined, with a model that always answers as long as it may and breaks as often as it may. The very
 * prompts are rendered and counted; tasks are sized here as {@code SelectionSql} sizes them.
 */
class CeilingPropertyTest {
    private static final Prices FREE = new Prices(BigDecimal.ZERO, BigDecimal.ZERO, "USD");
    private static final String OTHER_MODEL = "other";

    /** The chat format's own tokens: two messages of four, and three that prime the answer. */
    private static final int CHAT_FORMAT = 11;

    /** A call: what is reserved for it, and what it really uses at most. */
    private record Call(long reserved, long used) {}

    /** A planned task: its ceiling, and its calls, more than one where its note is longer than the window. */
    private record Task(long ceiling, List<Call> calls) {
        long used() {
            return calls.stream().mapToLong(Call::used).sum();
        }

        long reserved() {
            return calls.stream().mapToLong(Call::reserved).sum();
        }

        /** The ceiling of its largest call. */
        long largest() {
            return calls.stream().mapToLong(Call::reserved).max().orElseThrow();
        }
    }

    /** A patient, by its notes. */
    private record Patient(List<String> notes) {}

    @Property(tries = 1_000)
    void whatIsUsedIsAtMostRefinedAndThatIsAtMostUnrefined(
            @ForAll Random random,
            @ForAll StageChoice scope,
            @ForAll @IntRange(min = 1, max = 12) int variablesPerCall,
            @ForAll @IntRange(min = 100, max = 6_000) int maxOutput,
            @ForAll @IntRange(min = 3_000, max = 40_000) int window,
            @ForAll Tokenizer tokenizer) {
        // Given a project and a selection by chance
        List<Variable> all = RandomOntology.variables(random, OTHER_MODEL);
        List<Variable> some = all.stream().filter(any -> random.nextInt(4) > 0).toList();
        ModelLimits own = new ModelLimits(tokenizer, window, maxOutput, random.nextInt(8));
        ModelLimits other = new ModelLimits(Tokenizer.CL100K_BASE, 128_000, 4_096, 0);
        Function<Set<Stage>, Function<List<Variable>, CallPlan>> planning = stages ->
                chosen -> CallPlanning.plan(chosen, all, stages, variablesPerCall, name -> name == null ? own : other);
        CallPlan plan = planning.apply(scope.stages()).apply(some);
        CallPlan widest = planning.apply(StageChoice.ALL.stages()).apply(all);
        SelectionBound bound = SelectionBound.of(plan, call -> FREE).orIfMore(SelectionBound.of(widest, call -> FREE));
        List<Patient> patients = patients(random);

        // When every call is made, answered at full length, and repaired as long as the allowance lasts
        List<Task> tasks = patients.stream()
                .flatMap(patient -> tasks(plan, patient, all, random).stream())
                .toList();
        long ceilings = tasks.stream().mapToLong(Task::ceiling).sum();
        long largest = tasks.stream().mapToLong(Task::largest).max().orElse(0);
        long allowance = RepairAllowance.of(ceilings, largest);
        long used = tasks.stream().mapToLong(Task::used).sum() + repairs(tasks, allowance);

        // Then each task is within its ceiling, and the sums are in order
        assertThat(tasks).allSatisfy(task -> {
            assertThat(task.calls()).allSatisfy(call -> assertThat(call.used()).isLessThanOrEqualTo(call.reserved()));
            assertThat(task.reserved()).isLessThanOrEqualTo(task.ceiling());
        });
        assertThat(used).isLessThanOrEqualTo(ceilings + allowance);
        assertThat(ceilings + allowance).isLessThanOrEqualTo(unrefined(patients, bound));
    }

    private static List<Patient> patients(Random random) {
        List<Patient> patients = new ArrayList<>();
        for (int count = random.nextInt(3); count >= 0; count--) {
            List<String> notes = new ArrayList<>();
            for (int note = random.nextInt(5); note >= 0; note--) {
                notes.add(RandomOntology.text(random, random.nextInt(5) == 0 ? 120 : 15)
                        .repeat(random.nextInt(4) == 0 ? 1 + random.nextInt(60) : 1));
            }
            patients.add(new Patient(notes));
        }
        return patients;
    }

    /** A repair is a call of its own; it is made while its ceiling fits into what is left of the allowance. */
    private static long repairs(List<Task> tasks, long allowance) {
        long left = allowance;
        long used = 0;
        for (Task task : tasks) {
            for (Call call : task.calls()) {
                while (call.reserved() > 0 && call.reserved() <= left) {
                    left -= call.reserved();
                    used += call.used();
                }
            }
        }
        return used;
    }

    private static long unrefined(List<Patient> patients, SelectionBound bound) {
        long sum = 0;
        long largest = 0;
        for (Patient patient : patients) {
            int notes = patient.notes().size();
            PatientBound own = bound.patients().get(Math.min(notes, PatientBound.MOST_NOTES));
            sum += notes * (bound.note().input() + bound.note().output()) + own.input() + own.output();
            largest = Math.max(largest, own.largestCall());
            for (Map.Entry<Tokenizer, NoteBound.Sent> sent : bound.note().sent().entrySet()) {
                sum += windows(patient, sent.getKey(), sent.getValue().windows());
                for (String note : patient.notes()) {
                    long tokens = TokenCounter.count(sent.getKey(), note);
                    sum += tokens * sent.getValue().calls();
                    largest = Math.max(largest, tokens + sent.getValue().largestCall());
                }
            }
        }
        return sum + RepairAllowance.of(sum, largest);
    }

    /** What the windows of a patient's long notes add. */
    private static long windows(Patient patient, Tokenizer tokenizer, WindowBound bound) {
        LongSummaryStatistics tokens = patient.notes().stream()
                .mapToLong(note -> TokenCounter.count(tokenizer, note))
                .summaryStatistics();
        return tokens.getMax() <= bound.room()
                ? 0
                : Stream.of(bound.input(), bound.output())
                        .map(rate -> rate.multiply(BigDecimal.valueOf(tokens.getSum())))
                        .mapToLong(
                                most -> most.setScale(0, RoundingMode.CEILING).longValueExact())
                        .sum();
    }

    private static List<Task> tasks(CallPlan plan, Patient patient, List<Variable> ontology, Random random) {
        List<Task> tasks = new ArrayList<>();
        for (PlannedCall call : plan.calls()) {
            if (call.local()) {
                continue;
            }
            if (call.stage() == Stage.NOTE_LABELS) {
                for (String note : patient.notes()) {
                    ofNote(plan, call, note, random).ifPresent(tasks::add);
                }
            } else {
                ofPatient(plan, call, patient, ontology, random).ifPresent(tasks::add);
            }
        }
        return tasks;
    }

    private static Optional<Task> ofNote(CallPlan plan, PlannedCall call, String note, Random random) {
        List<PlannedVariable> asked = asked(plan, call, random);
        Tokenizer tokenizer = call.limits().tokenizer();
        long tokens = TokenCounter.count(tokenizer, note);
        long output = output(call, asked);
        long beside = input(call, asked) + output;
        int room = (int) (call.limits().contextTokens() - beside);
        if (asked.isEmpty() || (tokens > room && room < NoteWindows.SMALLEST_ROOM)) {
            return Optional.empty();
        }
        List<AskedVariable> variables =
                asked.stream().map(PlannedVariable::asked).toList();
        if (tokens <= room) {
            long used = count(call, PromptTemplate.render(variables, note)) + output;
            return Optional.of(new Task(beside + tokens, List.of(new Call(beside + tokens, used))));
        }
        long windows = NoteWindows.most(tokens, room);
        long overlaps = (windows - 1) * (NoteWindows.overlap(room) + 2 * NoteWindows.MARGIN);
        return Optional.of(new Task(
                windows * beside + Math.min(tokens + overlaps, windows * room),
                NoteWindows.of(note, tokenizer, room).stream()
                        .map(window -> new Call(
                                beside + window.tokens(),
                                count(call, PromptTemplate.render(variables, window.text())) + output))
                        .toList()));
    }

    private static Optional<Task> ofPatient(
            CallPlan plan, PlannedCall call, Patient patient, List<Variable> ontology, Random random) {
        List<PlannedVariable> asked = asked(plan, call, random);
        CandidateBound bound = call.candidates();
        int notes = patient.notes().size();
        long most = bound.fixed()
                + bound.onePerNote() * Math.min(notes, 200)
                + bound.manyPerNote() * Math.min(notes * 10, 200);
        long input = input(call, asked);
        long output = output(call, asked);
        long window = call.limits().contextTokens();
        List<Candidate> candidates = candidates(call, asked, notes, ontology, random);
        if (asked.isEmpty() || candidates.isEmpty() || input + output + Math.min(most, 256) > window) {
            return Optional.empty();
        }
        long room = Math.clamp(window - input - output, 0, most);
        List<Candidate> fitted =
                CandidateLines.fit(candidates, room, call.limits().tokenizer());
        if (fitted.isEmpty()) {
            return Optional.empty();
        }
        Prompt prompt = PromptTemplate.render(task(call, asked, fitted, output));
        long ceiling = input + room + output;
        return Optional.of(new Task(ceiling, List.of(new Call(ceiling, count(call, prompt) + output))));
    }

    /** As many and as long as the notes can have given. */
    private static List<Candidate> candidates(
            PlannedCall call, List<PlannedVariable> asked, int notes, List<Variable> ontology, Random random) {
        Set<UUID> sources =
                asked.stream().flatMap(variable -> variable.sources().stream()).collect(Collectors.toSet());
        List<Candidate> candidates = new ArrayList<>();
        for (Variable source : ontology) {
            if (!sources.contains(source.id())) {
                continue;
            }
            boolean ofPatient = call.stage() == Stage.DEPENDENT && source.patientLevel();
            int count = ofPatient ? 1 : notes * (source.scope() == Scope.MANY_PER_NOTE ? 10 : 1);
            for (int candidate = 0; candidate < count; candidate++) {
                String text = RandomOntology.text(random, 40);
                candidates.add(new Candidate(
                        "c1",
                        source.name(),
                        TextNode.valueOf(text),
                        random.nextDouble(),
                        random.nextBoolean() ? "2024-01-01T10:30:00.000Z" : null,
                        "N1",
                        List.of(new Quote("N1", 0, text.length(), text, true))));
            }
        }
        return candidates;
    }

    private static LabelingTask task(
            PlannedCall call, List<PlannedVariable> asked, List<Candidate> candidates, long output) {
        return new LabelingTask(
                new DispatchKey(Ids.next(), 1, 1, Ids.next(), Ids.next(), Ids.next(), "P1"),
                call.stage(),
                List.of(),
                null,
                null,
                candidates,
                asked.stream().map(PlannedVariable::asked).toList(),
                List.<AskedVariable>of(),
                new ModelAccess(
                        "model",
                        "http://127.0.0.1:9/v1",
                        "none",
                        null,
                        MaxTokensParameter.MAX_TOKENS,
                        call.limits().tokenizer()),
                (int) output,
                1,
                Instant.EPOCH);
    }

    /** Any policy leaves some of the variables of a call. */
    private static List<PlannedVariable> asked(CallPlan plan, PlannedCall call, Random random) {
        return plan.variables(call).stream()
                .filter(any -> random.nextInt(4) > 0)
                .toList();
    }

    private static long input(PlannedCall call, List<PlannedVariable> asked) {
        return call.frameInput()
                + asked.stream().mapToLong(PlannedVariable::inputTokens).sum();
    }

    private static long output(PlannedCall call, List<PlannedVariable> asked) {
        return Math.min(
                call.frameOutput()
                        + asked.stream()
                                .mapToLong(PlannedVariable::outputTokens)
                                .sum(),
                call.limits().maxOutputTokens());
    }

    /** What the provider counts: the prompt, its format, and what the server adds. */
    private static long count(PlannedCall call, Prompt prompt) {
        Tokenizer tokenizer = call.limits().tokenizer();
        return (long) TokenCounter.count(tokenizer, prompt.system())
                + TokenCounter.count(tokenizer, prompt.user())
                + TokenCounter.count(tokenizer, prompt.schema())
                + CHAT_FORMAT
                + call.limits().overheadTokens();
    }
}
