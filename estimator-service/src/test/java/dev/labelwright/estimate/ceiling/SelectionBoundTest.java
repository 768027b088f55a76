package dev.labelwright.estimate.ceiling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.labelwright.estimate.SampleVariables;
import dev.labelwright.id.Ids;
import dev.labelwright.ontology.Aggregation;
import dev.labelwright.ontology.Kind;
import dev.labelwright.ontology.Scope;
import dev.labelwright.ontology.Stage;
import dev.labelwright.ontology.Variable;
import dev.labelwright.ontology.VariableType;
import dev.labelwright.prompt.CallPlan;
import dev.labelwright.prompt.CallPlanning;
import dev.labelwright.prompt.CandidateBound;
import dev.labelwright.prompt.ModelLimits;
import dev.labelwright.prompt.PlannedCall;
import dev.labelwright.prompt.PlannedVariable;
import dev.labelwright.selection.StageChoice;
import dev.labelwright.tokens.Tokenizer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SelectionBoundTest {
    private static final Prices OWN = new Prices(new BigDecimal("0.15"), new BigDecimal("0.6"), "USD");
    private static final Prices OTHER = new Prices(new BigDecimal("7"), new BigDecimal("3"), "USD");
    private static final String OTHER_MODEL = "other";

    /** A call that a plan makes of some of its variables. */
    private record Call(PlannedCall group, long input, long output) {
        BigDecimal price() {
            return prices(group).of(input, output);
        }
    }

    @Property(tries = 400)
    void noCallsExceedTheBound(
            @ForAll Random random,
            @ForAll StageChoice scope,
            @ForAll @IntRange(min = 1, max = 12) int variablesPerCall,
            @ForAll @IntRange(min = 1, max = 20_000) int maxOutput,
            @ForAll @IntRange(min = 2_000, max = 60_000) int window,
            @ForAll @IntRange(min = 1, max = 300) int notes,
            @ForAll @IntRange(min = 1, max = 30_000) int noteTokens,
            @ForAll Tokenizer tokenizer) {
        // Given a plan for some of the variables, and the bound of all in every stage and of those
        List<Variable> all = variables(random);
        List<Variable> some = all.stream().filter(any -> random.nextBoolean()).toList();
        ModelLimits own = new ModelLimits(tokenizer, window, maxOutput, 7);
        ModelLimits other = new ModelLimits(Tokenizer.CL100K_BASE, 128_000, 4_096, 0);
        CallPlan plan = plan(some, all, scope.stages(), variablesPerCall, own, other);
        CallPlan widest = plan(all, all, StageChoice.ALL.stages(), variablesPerCall, own, other);
        SelectionBound bound = bound(plan).orIfMore(bound(widest));

        // When some of its cells are asked
        List<Call> ofNote = calls(plan, true, notes, noteTokens, random);
        List<Call> ofPatient = calls(plan, false, notes, 0, random);

        // Then neither the sums of its calls nor the largest of them are more than the bound says
        NoteBound note = bound.note();
        long sent = note.sent().values().stream()
                .mapToLong(each -> each.calls() * noteTokens)
                .sum();
        BigDecimal sentPrice = note.sent().values().stream()
                .map(each -> each.price().multiply(BigDecimal.valueOf(noteTokens)))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat((long) ofNote.size()).isLessThanOrEqualTo(note.calls());
        assertThat(input(ofNote)).isLessThanOrEqualTo(note.input() + sent);
        assertThat(output(ofNote)).isLessThanOrEqualTo(note.output());
        assertThat(price(ofNote)).isLessThanOrEqualTo(note.price().add(sentPrice));
        assertThat(ofNote).allSatisfy(call -> assertThat(call.input() + call.output())
                .isLessThanOrEqualTo(noteTokens
                        + note.sent().get(call.group().limits().tokenizer()).largestCall()));
        PatientBound patient = bound.patients().get(Math.min(notes, PatientBound.MOST_NOTES));
        assertThat((long) ofPatient.size()).isLessThanOrEqualTo(patient.calls());
        assertThat(input(ofPatient)).isLessThanOrEqualTo(patient.input());
        assertThat(output(ofPatient)).isLessThanOrEqualTo(patient.output());
        assertThat(price(ofPatient)).isLessThanOrEqualTo(patient.price());
        assertThat(ofPatient).allSatisfy(call -> assertThat(call.input() + call.output())
                .isLessThanOrEqualTo(patient.largestCall()));
    }

    @Test
    void takesTheLargerCallOfFewerVariables() {
        // Given long instructions of two variables, and an answer between them that leaves no room for another
        ModelLimits limits = new ModelLimits(Tokenizer.O200K_BASE, 1_000_000, 900, 0);
        Variable first = told("A");
        Variable last = told("C");
        List<Variable> all = List.of(first, SampleVariables.ofNote("B", Scope.MANY_PER_NOTE, true, null), last);
        NoteBound ofAll = bound(plan(all, all, StageChoice.ALL.stages(), 10, limits, limits))
                .note();
        NoteBound ofSome = bound(plan(List.of(first, last), all, StageChoice.ALL.stages(), 10, limits, limits))
                .note();

        // When the bound of both is taken
        NoteBound bound = ofAll.orIfMore(ofSome);

        // Then each part is that of the plan that has more of it
        assertThat(ofAll.calls()).isEqualTo(3);
        assertThat(ofSome.calls()).isEqualTo(1);
        assertThat(largest(ofSome)).isGreaterThan(largest(ofAll));
        assertThat(bound.calls()).isEqualTo(3);
        assertThat(bound.input()).isEqualTo(ofAll.input());
        assertThat(bound.output()).isEqualTo(ofAll.output());
        assertThat(largest(bound)).isEqualTo(largest(ofSome));
    }

    @Test
    void aPatientsCallGrowsWithItsNotesUpToTheWindow() {
        // Given a dependent of a variable with many values in each note
        ModelLimits limits = new ModelLimits(Tokenizer.O200K_BASE, 20_000, 5_000, 0);
        Variable drugs = SampleVariables.ofNote("Drugs", Scope.MANY_PER_NOTE, true, null);
        Variable risk = SampleVariables.dependent("Risk", List.of("Drugs"), true, null);
        CallPlan plan = plan(List.of(risk), List.of(drugs, risk), StageChoice.DEPENDENT.stages(), 10, limits, limits);
        CandidateBound candidates = plan.calls().getFirst().candidates();

        // When it is bounded
        List<PatientBound> bounds = bound(plan).patients();

        // Then a note adds up to ten candidates, a patient has at most 200, and a prompt is no longer than the window
        assertThat(bounds)
                .extracting(PatientBound::notes)
                .containsExactlyElementsOf(IntStream.rangeClosed(0, 200).boxed().toList());
        assertThat(bounds.get(3).input() - bounds.get(2).input()).isEqualTo(10 * candidates.manyPerNote());
        assertThat(candidates.manyPerNote() * 200).isGreaterThan(20_000);
        assertThat(bounds.get(200).input()).isEqualTo(20_000);
        assertThat(bounds.get(200).largestCall()).isEqualTo(20_000);
        assertThat(bounds).isSortedAccordingTo((one, next) -> Long.compare(one.input(), next.input()));
    }

    private static SelectionBound bound(CallPlan plan) {
        return SelectionBound.of(plan, SelectionBoundTest::prices);
    }

    private static Prices prices(PlannedCall call) {
        return call.model() == null ? OWN : OTHER;
    }

    private static CallPlan plan(
            List<Variable> chosen,
            List<Variable> ontology,
            Set<Stage> stages,
            int variablesPerCall,
            ModelLimits own,
            ModelLimits other) {
        return CallPlanning.plan(chosen, ontology, stages, variablesPerCall, name -> name == null ? own : other);
    }

    /** As {@code SelectionSql} sizes them; those that do not fit are not made. */
    private static List<Call> calls(CallPlan plan, boolean ofNote, int notes, int noteTokens, Random random) {
        List<Call> calls = new ArrayList<>();
        for (PlannedCall call : plan.calls()) {
            List<PlannedVariable> asked = plan.variables(call).stream()
                    .filter(any -> random.nextInt(4) > 0)
                    .toList();
            if (call.local() || asked.isEmpty() || (call.stage() == Stage.NOTE_LABELS) != ofNote) {
                continue;
            }
            long input = call.frameInput()
                    + noteTokens
                    + asked.stream().mapToLong(PlannedVariable::inputTokens).sum();
            long output = Math.min(
                    call.frameOutput()
                            + asked.stream()
                                    .mapToLong(PlannedVariable::outputTokens)
                                    .sum(),
                    call.limits().maxOutputTokens());
            CandidateBound bound = call.candidates();
            long candidates = bound.fixed()
                    + bound.onePerNote() * Math.min(notes, 200)
                    + bound.manyPerNote() * Math.min(notes * 10, 200);
            long window = call.limits().contextTokens();
            if (input + output + Math.min(candidates, 256) <= window) {
                calls.add(new Call(call, input + Math.clamp(window - input - output, 0, candidates), output));
            }
        }
        return calls;
    }

    private static long input(List<Call> calls) {
        return calls.stream().mapToLong(Call::input).sum();
    }

    private static long output(List<Call> calls) {
        return calls.stream().mapToLong(Call::output).sum();
    }

    private static BigDecimal price(List<Call> calls) {
        return calls.stream().map(Call::price).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static List<Variable> variables(Random random) {
        List<Variable> variables = new ArrayList<>();
        for (int index = random.nextInt(12); index >= 0; index--) {
            String name = "V" + index;
            List<String> before = variables.stream()
                    .filter(any -> random.nextInt(3) == 0)
                    .map(Variable::name)
                    .toList();
            boolean dependent = !before.isEmpty() && random.nextInt(3) == 0;
            Scope scope =
                    dependent ? Scope.ONE_PER_PATIENT : List.of(Scope.values()).get(random.nextInt(3));
            VariableType type = List.of(VariableType.values()).get(random.nextInt(VariableType.values().length));
            variables.add(new Variable(
                    Ids.next(),
                    name,
                    dependent ? Kind.DEPENDENT : Kind.EXTRACTED,
                    type,
                    scope,
                    "é {\" a".repeat(random.nextInt(3) == 0 ? random.nextInt(200) : 2),
                    List.of(),
                    null,
                    !dependent && scope == Scope.ONE_PER_PATIENT ? Aggregation.defaultFor(type) : null,
                    List.of(),
                    dependent ? before : List.of(),
                    null,
                    true,
                    null,
                    random.nextInt(3) == 0 ? OTHER_MODEL : null,
                    null,
                    1));
        }
        return variables;
    }

    private static Variable told(String name) {
        return SampleVariables.told(
                SampleVariables.ofNote(name, Scope.ONE_PER_NOTE, true, null), "Read it with care. ".repeat(400));
    }

    @Test
    void aNoteThatIsSplitTakesMoreOfTheSmallestRoom() {
        // Given calls of two models with windows of their own
        ModelLimits small = new ModelLimits(Tokenizer.O200K_BASE, 4_000, 900, 0);
        ModelLimits large = new ModelLimits(Tokenizer.O200K_BASE, 100_000, 900, 0);
        Variable own = told("A");
        Variable other = SampleVariables.ofNote("B", Scope.ONE_PER_NOTE, true, OTHER_MODEL);
        WindowBound ofSmall = windows(plan(List.of(own), List.of(own), StageChoice.ALL.stages(), 1, small, large));
        WindowBound ofLarge = windows(plan(List.of(other), List.of(other), StageChoice.ALL.stages(), 1, small, large));

        // When both are planned together
        WindowBound both =
                windows(plan(List.of(own, other), List.of(own, other), StageChoice.ALL.stages(), 1, small, large));

        // Then a note is split where the smaller room ends, and takes the windows of both
        assertThat(ofSmall.room()).isLessThan(ofLarge.room());
        assertThat(both.room()).isEqualTo(ofSmall.room());
        assertThat(both.calls()).isEqualByComparingTo(ofSmall.calls().add(ofLarge.calls()));
        assertThat(ofLarge.calls()).isLessThan(ofSmall.calls());
    }

    private static WindowBound windows(CallPlan plan) {
        return bound(plan).note().sent().get(Tokenizer.O200K_BASE).windows();
    }

    private static long largest(NoteBound bound) {
        return bound.sent().get(Tokenizer.O200K_BASE).largestCall();
    }
}
